import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// While developing, calls go to a gateway that `npm start` runs.
export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://localhost:8080', '/oauth': 'http://localhost:8080' } },
});
