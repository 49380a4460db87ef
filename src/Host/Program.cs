using NebulaBench.Host.Commands;

return CommandLineProgram.Run(args);
