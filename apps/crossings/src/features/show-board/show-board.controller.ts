import { Controller } from '@nestjs/common';
import { GET_BOARD, type Asked, type Board, type GetBoard } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ShowBoardQuery } from './show-board.query.js';

@Controller()
export class ShowBoardController {
  constructor(private readonly showBoard: ShowBoardQuery) {}

  @Answers(GET_BOARD)
  handle(@Payload() asked: Asked<GetBoard>): Promise<Board> {
    return this.showBoard.execute(asked);
  }
}
