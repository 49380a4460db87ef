using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Settings;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Runtime;
using NebulaBench.Runtime.Libtorch;
using TorchSharp;

namespace NebulaBench.Host.Commands;

/// <summary>Ties a declared command to the instance that handles it.</summary>
internal static class CommandHandlers
{
    /// <summary>Sets what a command does: services are built from the options of the command line, then the command's class is created.</summary>
    /// <param name="command">The declared command.</param>
    /// <param name="handle">Runs the command and returns the exit code.</param>
    /// <returns>The same command.</returns>
    public static Command Handle<TCommand>(this Command command, Func<TCommand, ParseResult, CancellationToken, int> handle)
        where TCommand : class, ICommandDefinition
    {
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Output<TCommand>(With(parsed, services => handle(services.GetRequiredService<TCommand>(), parsed, cancellation)))));
        return command;
    }

    /// <summary>The same for a command that computes: libtorch is loaded first, so that what is wrong with it is said in one sentence.</summary>
    /// <param name="command">The declared command.</param>
    /// <param name="handle">Runs the command and returns the exit code.</param>
    /// <param name="begin">Called before anything else, or null.</param>
    /// <returns>The same command.</returns>
    public static Command HandleWithTensors<TCommand>(
        this Command command, Func<TCommand, ParseResult, CancellationToken, int> handle, Action? begin = null)
        where TCommand : class, ICommandDefinition
    {
        command.SetAction((parsed, cancellation) => Task.FromResult(Output<TCommand>(With(parsed, services =>
        {
            begin?.Invoke();
            PrepareTensors(parsed, services.GetRequiredService<HostSettings>());
            return handle(services.GetRequiredService<TCommand>(), parsed, cancellation);
        }))));
        return command;
    }

    /// <summary>Loads libtorch, for a command that does not always compute with it.</summary>
    public static void PrepareTensors(ParseResult parsed, HostSettings settings)
    {
        ComputeRuntime.Shared.PrepareProcess();
        NativeLibtorch.Load(settings.Libtorch);
        if (parsed.GetValue(CommonOptions.Threads) is int threads)
        {
            torch.set_num_threads(threads);
        }
    }

    private static int Output<TCommand>(int code)
    {
        if (StandardStreams.Failure is not { } cause)
        {
            return code;
        }
        NebulaException problem = SystemErrors.NoOutput(cause);
        if (code == ExitCodes.Ok && !typeof(TCommand).IsAssignableTo(typeof(IWritesFiles)))
        {
            throw problem;
        }
        Console.Error.WriteLine($"warning: {problem.Message}");
        return code;
    }

    private static int With(ParseResult parsed, Func<IServiceProvider, int> action)
    {
        HostSettings settings = HostSettings.Create(
            parsed.GetValue(CommonOptions.Plugins) ?? [], parsed.GetValue(CommonOptions.Data), parsed.GetValue(CommonOptions.Cache),
            parsed.GetValue(CommonOptions.Libtorch));
        if (parsed.GetValue(CommonOptions.Threads) is int threads)
        {
            Parallelism.AtMost = threads;
        }
        using ServiceProvider services = HostServices.Build(settings);
        return action(services);
    }
}
