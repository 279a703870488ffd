/** Where the files of Swagger UI lie; its types cover the package's main module only. */
declare module 'swagger-ui-dist/absolute-path.js' {
  export default function getAbsoluteFSPath(): string;
}
