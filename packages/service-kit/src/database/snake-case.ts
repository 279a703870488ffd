import { DefaultNamingStrategy } from 'typeorm';

/** Columns are called in the database as its people write them: `officeId` is `office_id`. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
