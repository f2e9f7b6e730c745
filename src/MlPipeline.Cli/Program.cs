using System.CommandLine;

var root = new RootCommand("Learn and run a dynamic machine-learning pipeline on Kubernetes from C# notebooks.");
return await root.Parse(args).InvokeAsync();
