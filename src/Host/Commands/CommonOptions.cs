using System.CommandLine;
using NebulaBench.Host.Commands.Parsing;

namespace NebulaBench.Host.Commands;

/// <summary>The options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Plugins { get; } = new("--plugins")
    {
        Description = "Another folder of plugins; may be repeated. Also NEBULA_PLUGINS.",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The folder of datasets. Also NEBULA_DATA. Default: data.",
        Recursive = true,
    };

    public static Option<string?> Cache { get; } = new("--cache")
    {
        Description = "Where datasets cache what they compute from files. Also NEBULA_CACHE. Default: the user's cache folder.",
        Recursive = true,
    };

    public static Option<string?> Libtorch { get; } = new("--libtorch")
    {
        Description = "The lib folder of a PyTorch installation whose libtorch to use. Also NEBULA_LIBTORCH.",
        Recursive = true,
    };

    public static Option<int?> Threads { get; } = Recursive(NumberOption.Create<int>(
        "--threads", "Threads for training and measuring; with the same number, results repeat exactly.",
        1, NumberOption.MostParallel, $"this machine has {Environment.ProcessorCount} cores"));

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show stack traces.",
        Recursive = true,
    };

    public static Argument<string> File { get; } = new("file") { Description = "The experiment's YAML file." };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override an option of the experiment, as path=value; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    private static Option<T> Recursive<T>(Option<T> option)
    {
        option.Recursive = true;
        return option;
    }

    /// <summary>An argument of commands that read runs.</summary>
    public static Argument<string[]> RunFolders() =>
        new("runs") { Description = "Folders of runs or of experiments.", Arity = ArgumentArity.OneOrMore };

    /// <summary>An option that takes a text, null where it is not given.</summary>
    public static Option<string?> Text(string name, string description) => new(name) { Description = description };

    /// <summary>The experiment that a command is given.</summary>
    public static ExperimentArguments Experiment(ParseResult parsed) => new(parsed.GetValue(File)!, parsed.GetValue(Set) ?? []);
}
