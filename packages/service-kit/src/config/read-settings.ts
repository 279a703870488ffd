import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Length, Matches, Max, Min, validateSync } from 'class-validator';
import { SIDE_CODE } from '@gatebook/vocabulary';
import { KEYRING_PATTERN } from '../bus/call-keyring.js';

const KEYRING_WRONG = '$property is not a list of app:key';

/** Environment as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const PRODUCTION = 'production';
/** Options of a rule that a setting keeps in production (NODE_ENV) beside its others. */
export const IN_PRODUCTION = { groups: [PRODUCTION] };

const URL_RULES = { require_tld: false, require_protocol: true };

/** What every app that listens on the bus must be told. */
export class BusSettings {
  /** Address of the broker. */
  @IsUrl({ ...URL_RULES, protocols: ['nats', 'tls'] }) readonly natsUrl!: string;
  /** Its own login there: the account decides what the app may ask and hear. */
  @IsString() @Length(1, 100) readonly natsUser!: string;
  /** The password of that login. */
  @IsString() @Length(1, 200) readonly natsPassword!: string;
  /** Monitoring address of the broker: tells whether it writes before it acknowledges. Without it a service does not become ready. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['http', 'https'] }) readonly natsMonitorUrl?: string;
  /** Port of health and metrics on the loopback interface (the gateway: its public port). */
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) readonly port!: number;
  /** ISO 3166-1 code of the side this deployment serves. */
  @Matches(SIDE_CODE) readonly side!: string;
  /** From which level lines are logged: `debug`, `info`, `warn`, `error` or `silent`. */
  @IsOptional() @IsIn(['debug', 'info', 'warn', 'error', 'silent']) readonly logLevel?: string;
}

/** What every service with a database must be told. */
export class ServiceSettings extends BusSettings {
  /** Address of the database under the role of the service, which may do what the service does and no more. */
  @IsUrl({ ...URL_RULES, protocols: ['postgres', 'postgresql'] }) readonly databaseUrl!: string;
  /** Address of the owner role; only the command `migrate` gets it. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['postgres', 'postgresql'] }) readonly databaseOwnerUrl?: string;
  /** Ed25519 seed (32 bytes, base64url) that seals the audit log. */
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'auditKey is not 32 bytes in base64url' }) readonly auditKey!: string;
  /** Keys by which it knows who asks it: `caller:key`, with commas between. */
  @Matches(KEYRING_PATTERN, { message: KEYRING_WRONG }) readonly callerKeys!: string;
  /** Keys with which it asks other services: `answerer:key`, with commas between; without them it asks nobody. */
  @IsOptional() @Matches(KEYRING_PATTERN, { message: KEYRING_WRONG }) readonly callKeys?: string;
}

/**
 * Reads an app's settings from the environment: `databaseUrl` of `crossings` is `CROSSINGS_DATABASE_URL`, or
 * `GATEBOOK_DATABASE_URL` where all apps share one. A missing or wrong setting stops the start and is named.
 */
export function readSettings<Settings extends object>(app: string, settingsClass: new () => Settings, environment: Environment): Settings {
  const raw: Record<string, string> = {};
  for (const prefix of ['GATEBOOK', app.toUpperCase()]) {
    for (const [name, value] of Object.entries(environment)) {
      if (value !== undefined && value !== '' && name.startsWith(`${prefix}_`)) raw[propertyName(name.slice(prefix.length + 1))] = value;
    }
  }
  const settings = plainToInstance(settingsClass, raw);
  const wrong = [
    ...validateSync(settings, { whitelist: true, forbidUnknownValues: true, strictGroups: true }),
    ...(environment['NODE_ENV'] === PRODUCTION ? validateSync(settings, { ...IN_PRODUCTION, forbidUnknownValues: false }) : []),
  ];
  if (wrong.length > 0) {
    const reasons = wrong.map((error) => `${settingName(app, error.property)}: ${Object.values(error.constraints ?? {}).join(', ')}`);
    throw new Error(`settings of ${app} are missing or wrong:\n  ${reasons.join('\n  ')}`);
  }
  return settings;
}

function propertyName(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function settingName(app: string, property: string): string {
  return `${app.toUpperCase()}_${property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
