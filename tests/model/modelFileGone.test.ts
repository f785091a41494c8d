/** A model file that is deleted, or cut, while the model is in use: what is loaded goes on, and nothing hangs. */
import { constants } from 'node:fs';
import { copyFile, link, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { STARTER } from '../../backend/model/catalogue.ts';
import { locateModel, modelPath } from '../../backend/model/library.ts';
import { HostedModelClient } from '../../worker/model/HostedModelClient.ts';
import { HostLostError } from '../../worker/model/HostLostError.ts';
import type { CompletionRequest } from '../../worker/model/ModelClient.ts';
import { HOST_PROGRAM } from '../helpers/programs.ts';
import { CACHE, temporaryHome } from '../helpers/temporaryHome.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const ask = (prompt: string): CompletionRequest => ({ prompt: [prompt], stop: [], maxTokens: 5, sampling: 'greedy' });

describeWithStarter('a model in use', () => {
  it(
    'outlives its deleted file, ends as lost when the file is cut, and says why next time',
    { timeout: 120_000 },
    async () => {
      const folder = await temporaryHome();
      const [path, kept] = [join(folder, 'mine.gguf'), join(folder, 'kept.gguf')];
      await copyFile(modelPath(CACHE, STARTER), path, constants.COPYFILE_FICLONE);
      await link(path, kept);
      const client = new HostedModelClient(HOST_PROGRAM, await locateModel(path, CACHE));
      onTestFinished(() => client.dispose());
      await client.ready;

      await rm(path);
      expect((await client.complete(ask('Dear diary, today'))).generatedTokens).toBeGreaterThan(0);
      await expect(locateModel(path, CACHE)).rejects.toThrow('The model file mine.gguf cannot be read (ENOENT).');

      await truncate(kept, 1000);
      await expect(client.complete(ask('Something else entirely happened'))).rejects.toThrow(HostLostError);
      await client.gone;
      await expect(locateModel(kept, CACHE)).rejects.toThrow(/is cut off/);
    },
  );
});
