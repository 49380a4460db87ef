using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Composition;
using NebulaBench.Host.Diagnostics;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using TorchSharp;

namespace NebulaBench.Host.Commands;

/// <summary>Every command of the program, with its arguments and what carries it out.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("A benchmark suite for latent-space structuring: datasets × architectures × objectives.")
        {
            Run(), Report(), Validate(), Plan(), List(), Describe(), Data(), Doctor(),
        };
        root.Options.Add(CommonOptions.Plugins);
        root.Options.Add(CommonOptions.Data);
        root.Options.Add(CommonOptions.Libtorch);
        root.Options.Add(CommonOptions.Threads);
        root.Options.Add(CommonOptions.Verbose);
        return root;
    }

    private static Command Run()
    {
        var runs = new Option<string>("--runs") { Description = "The folder of run folders.", DefaultValueFactory = _ => "runs" };
        var force = new Option<bool>("--force") { Description = "Do finished runs again." };
        var command = new Command("run", "Train and measure every combination of an experiment, and write its report.")
        {
            CommonOptions.File, CommonOptions.Set, runs, force,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(WithTensors(parsed, services =>
            services.GetRequiredService<RunCommand>().Run(
                Experiment(parsed), new RunPlace(parsed.GetValue(runs)!, parsed.GetValue(force)), cancellation))));
        return command;
    }

    private static Command Validate()
    {
        var command = new Command("validate", "Check an experiment without running it.") { CommonOptions.File, CommonOptions.Set };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ValidateCommand>().Run(Experiment(parsed))));
        return command;
    }

    private static Command Plan()
    {
        var command = new Command("plan", "Show what an experiment would run, and how large each model is.")
        {
            CommonOptions.File, CommonOptions.Set,
        };
        command.SetAction(parsed => WithTensors(parsed, services => services.GetRequiredService<PlanCommand>().Run(Experiment(parsed))));
        return command;
    }

    private static Command Report()
    {
        var paths = new Argument<string[]>("runs") { Description = "Folders of runs or of experiments.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The report's folder.", DefaultValueFactory = _ => "report" };
        var command = new Command("report", "Write the report of finished runs again, from their folders alone.") { paths, target };
        command.SetAction(parsed => With(parsed, services =>
            services.GetRequiredService<ReportCommand>().Run(parsed.GetValue(paths)!, parsed.GetValue(target)!)));
        return command;
    }

    private static Command List()
    {
        var kind = new Argument<ComponentKind?>("kind") { Description = "Only components of this kind.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "List every component that the plugins bring.") { kind };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ListCommand>().Run(parsed.GetValue(kind))));
        return command;
    }

    private static Command Describe()
    {
        var id = new Argument<string>("id") { Description = "A component." };
        var command = new Command("describe", "Explain a component and its options.") { id };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<DescribeCommand>().Run(parsed.GetValue(id)!)));
        return command;
    }

    private static Command Doctor()
    {
        var command = new Command("doctor", "Say what was found on this machine, and the remedy for what is missing.");
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<DoctorCommand>().Run()));
        return command;
    }

    private static Command Data()
    {
        var id = new Argument<string>("id") { Description = "A dataset." };
        var list = new Command("list", "Show every dataset and whether its files are here.");
        list.SetAction(parsed => With(parsed, services => services.GetRequiredService<DataListCommand>().Run()));
        var fetch = new Command("fetch", "Download a dataset's files.") { id };
        fetch.SetAction((parsed, cancellation) => Task.FromResult(With(parsed, services =>
            services.GetRequiredService<DataFetchCommand>().RunAsync(parsed.GetValue(id)!, cancellation).GetAwaiter().GetResult())));
        var verify = new Command("verify", "Hold a dataset's files against their published hashes.") { id };
        verify.SetAction(parsed => With(parsed, services => services.GetRequiredService<DataVerifyCommand>().Run(parsed.GetValue(id)!)));
        return new Command("data", "Data sets on this machine.") { list, fetch, verify };
    }

    private static ExperimentArguments Experiment(ParseResult parsed) =>
        new(parsed.GetValue(CommonOptions.File)!, parsed.GetValue(CommonOptions.Set) ?? []);

    /// <summary>For commands that compute: libtorch is loaded first, so that what is wrong with it is said in one sentence.</summary>
    private static int WithTensors(ParseResult parsed, Func<IServiceProvider, int> action) => With(parsed, services =>
    {
        NativeLibtorch.Load(services.GetRequiredService<HostSettings>().Libtorch);
        if (parsed.GetValue(CommonOptions.Threads) is int threads)
        {
            torch.set_num_threads(threads);
        }
        return action(services);
    });

    private static int With(ParseResult parsed, Func<IServiceProvider, int> action)
    {
        HostSettings settings = HostSettings.Create(
            parsed.GetValue(CommonOptions.Plugins) ?? [], parsed.GetValue(CommonOptions.Data), parsed.GetValue(CommonOptions.Libtorch));
        using ServiceProvider services = HostServices.Build(settings);
        return action(services);
    }
}
