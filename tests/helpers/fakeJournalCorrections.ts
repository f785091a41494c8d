/** The correcting side of the fake journal. */
import type { Correction, CorrectionResult, Corrections, Suggestion } from '../../backend/journal/correction.ts';
import { FakeChannel } from './fakeJournalChannel.ts';

export class FakeCorrections extends FakeChannel implements Corrections {
  correct(): Promise<CorrectionResult> {
    return Promise.reject(new Error('the fake journal corrects nothing yet'));
  }
  async corrections(): Promise<Correction[]> {
    await this.enter('corrections');
    return [];
  }
  undoCorrection(): Promise<Correction> {
    return Promise.reject(new Error('the fake journal corrects nothing yet'));
  }
  async suggestions(): Promise<Suggestion[]> {
    await this.enter('suggestions');
    return [];
  }
}
