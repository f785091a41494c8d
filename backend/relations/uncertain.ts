/** Whether what follows a beginning of a sentence is only wished, feared, planned or denied. By wording alone. Pure. */

const UNCERTAIN =
  /(?<![\p{L}])(?:not|never|nearly|almost|wants?|wanted|wish\w*|might|may|could|would|should|will|wont|if|whether|unless|until|till|when|plan\w*|think\w*|thought|dream\w*|hop(?:e|es|ed|ing)|threat\w*|consider\w*|imagin\w*|afraid|tempted|refus\w*|cannot|maybe|perhaps|rumou?r\w*|nicht|nie|niemals|fast|beinahe|will|möchte|würde|könnte|wenn|ob|vielleicht|überleg\w*|nunca|casi|quier[eo]|si|podría|quizá\w*|tal\s+vez|pensando)(?![\p{L}])|n['’]t(?!\p{L})/iu;

/** @param earlier the sentence up to what is told in it */
export function isUncertain(earlier: string): boolean {
  return UNCERTAIN.test(earlier);
}
