/** A question for each day, to begin with on an evening that has no beginning. The same one all day long. */
const QUESTIONS: readonly string[] = [
  'What will you still know of today in a year?',
  'Who did you talk to, and what about?',
  'What was the best hour of the day?',
  'What did you see today that you had never noticed before?',
  'What did you put off, and why?',
  'What made you laugh?',
  'Where were you at noon?',
  'What did you eat, and with whom?',
  'What went otherwise than you had planned?',
  'What are you looking forward to?',
  'What did somebody do for you today?',
  'What did you do for somebody?',
  'What was hard, and how did you go about it?',
  'What did you learn?',
  'What would you do differently if the day came again?',
  'Which thought came back more than once?',
  'What did the weather do to the day?',
  'Who have you not heard from for a while?',
  'What did you finish?',
  'What did you begin?',
  'What was the quietest moment?',
  'What did you hear today that you want to keep?',
  'What did you spend money on, and was it worth it?',
  'What does your body say tonight?',
  'What surprised you?',
  'What are you grateful for, in one sentence?',
  'What do you not want to forget about somebody you met?',
  'Which place did you like being in?',
  'What is on your mind that nobody asked about?',
  'What would make tomorrow a good day?',
];

const DAY_MILLISECONDS = 86_400_000;

/** The question of a local day, YYYY-MM-DD. */
export function questionOf(day: string): string {
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS);
  return QUESTIONS[Number.isNaN(number) ? 0 : number % QUESTIONS.length] ?? '';
}
