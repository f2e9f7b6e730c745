await Console.Error.WriteLineAsync("Name the engine to start.");
return 2;
