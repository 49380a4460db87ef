using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace NebulaBench.Host.Commands;

/// <summary>A line of <see cref="CommandList"/>: a command and its subcommands.</summary>
internal sealed class CommandEntry
{
    private readonly Func<Command> define;
    private readonly Action<IServiceCollection> register;
    private readonly IReadOnlyList<CommandEntry> children;

    private CommandEntry(Func<Command> define, Action<IServiceCollection> register, IReadOnlyList<CommandEntry> children) =>
        (this.define, this.register, this.children) = (define, register, children);

    public static CommandEntry Create<TCommand>(params CommandEntry[] children)
        where TCommand : class, ICommandDefinition =>
        new(TCommand.Define, services => services.AddSingleton<TCommand>(), children);

    /// <summary>Declares the command with all its subcommands.</summary>
    public Command Build()
    {
        Command command = define();
        foreach (CommandEntry child in children)
        {
            command.Subcommands.Add(child.Build());
        }
        return command;
    }

    /// <summary>Registers the command and its subcommands as services.</summary>
    public void Register(IServiceCollection services)
    {
        register(services);
        foreach (CommandEntry child in children)
        {
            child.Register(services);
        }
    }
}
