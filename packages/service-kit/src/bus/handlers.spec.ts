import 'reflect-metadata';
import { operation, type Asked } from '@gatebook/contracts';
import { Injectable } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { Answers, Feature, features, Reply } from './handlers.js';

class Question {
  @IsString() readonly word!: string;
}
class Answer {
  @IsInt() readonly version!: number;
}
const ASK = operation({
  subject: 'persons.ask.v1',
  summary: 'Asks.',
  http: { method: 'GET', path: '/asks', etag: true },
  roles: [],
  request: Question,
  answer: Answer,
});

@Feature()
class Answering {
  @Answers(ASK)
  async execute({ body }: Asked<Question>): Promise<Answer> {
    return { version: body.word.length };
  }
}

@Injectable()
class Part {}

describe('the road from an operation to its method', () => {
  it('gives the answer’s version along where the operation has an ETag', async () => {
    const answer: unknown = await new Answering().execute({ body: { word: 'rain' } } as Asked<Question>);
    expect(answer).toEqual(new Reply({ version: 4 }, { version: 4 }));
  });

  it('tells features from what they are made of', () => {
    expect(features(Answering, Part)).toEqual({ controllers: [Answering], providers: [Part] });
  });

  it('does not compile for another answer, nor for a method that wants more than is declared', () => {
    class Wrong {
      // @ts-expect-error another answer
      @Answers(ASK)
      async other(): Promise<{ readonly words: string }> {
        return { words: '' };
      }

      // @ts-expect-error wants more
      @Answers(ASK)
      async more({ body }: Asked<Question & { readonly language: string }>): Promise<Answer> {
        return { version: body.language.length };
      }
    }
    expect(Wrong).toBeDefined();
  });
});
