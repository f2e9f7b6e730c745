using MlPipeline.Sandbox.Hosting;

return await SandboxProgram.RunAsync(args);
