/** The documentation page in the look of the house. */
export const DOCUMENTATION_STYLE = `
  body { background: #fff; }
  .swagger-ui { font-family: Inter, system-ui, sans-serif; }
  .swagger-ui .topbar { display: none; }
  .swagger-ui .wrapper { max-width: 1080px; }
  .swagger-ui .info { margin: 32px 0 16px; }
  .swagger-ui .info .title { font-family: inherit; color: #1c1917; }
  .swagger-ui .scheme-container { box-shadow: none; border-bottom: 1px solid #e7e5e4; padding: 12px 0; }
  .swagger-ui .opblock { box-shadow: none; border-radius: 8px; }
  .swagger-ui .opblock-tag { font-family: inherit; color: #1c1917; }
  .swagger-ui .btn.authorize { border-color: #0f766e; color: #0f766e; }
  .swagger-ui .btn.authorize svg { fill: #0f766e; }
  .swagger-ui .btn.execute { background: #0f766e; border-color: #0f766e; }
`;
