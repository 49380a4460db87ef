using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary>
/// A command of the program: one class that declares its name, help, arguments and handler. The declaration is static, because services
/// depend on options of the command line; an instance is created, with its services, when the command runs.
/// </summary>
internal interface ICommandDefinition
{
    /// <summary>Declares the command, without its subcommands; <see cref="CommandList"/> adds these.</summary>
    static abstract Command Define();
}
