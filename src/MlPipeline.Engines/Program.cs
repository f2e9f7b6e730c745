using MlPipeline.Engines;

return await EngineProgram.RunAsync(args);
