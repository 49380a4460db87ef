namespace NebulaBench.Host.Tests.Remedies;

/// <summary>A mistake of a user's, the remedy that he is told, and what he does then.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="Remedy">The remedy as the error says it.</param>
/// <param name="Make">Makes the mistake.</param>
/// <param name="Try">Does what the user meant to do.</param>
/// <param name="Follow">Does what the remedy says; the message is handed over so that names and commands are taken from it.</param>
internal sealed record Mistake(
    string Code, string Remedy, Action<Workbench> Make, Func<Workbench, Outcome> Try, Action<Workbench, string> Follow)
{
    /// <summary>What the user does after that; the same unless the remedy names something else.</summary>
    public Func<Workbench, Outcome>? Then { get; init; }

    /// <summary>A mistake in an experiment's file, found by <c>nebula validate</c>.</summary>
    public static Mistake InExperiment(string code, string remedy, string wrong, string right) => new(
        code, remedy, bench => bench.Write("e.yaml", wrong), bench => bench.Run("validate", "e.yaml"), (bench, _) => bench.Write("e.yaml", right));

    /// <summary>A mistake in one line of a small experiment, found by <c>nebula validate</c>.</summary>
    public static Mistake InLine(string code, string remedy, string wrong, string right) =>
        InExperiment(code, remedy, Experiments.With(wrong), Experiments.With(right));

    /// <summary>A mistake on the command line.</summary>
    public static Mistake OnCommandLine(string code, string remedy, string[] wrong, string[] right) => new(
        code, remedy, bench => bench.Write("e.yaml", Experiments.Minimal), bench => bench.Run(wrong), (_, _) => { })
    {
        Then = bench => bench.Run(right),
    };

    /// <summary>A mistake in data, found when they are loaded.</summary>
    public static Mistake InData(string code, string remedy, string dataset, Action<Workbench> make, Action<Workbench> mend) => new(
        code, remedy,
        bench =>
        {
            bench.Write("e.yaml", OfData(dataset));
            make(bench);
        },
        bench => bench.Load("e.yaml"), (bench, _) => mend(bench));

    /// <summary>A mistake in data that is mended in the experiment.</summary>
    public static Mistake InData(string code, string remedy, string dataset, Action<Workbench> make, string right) =>
        InData(code, remedy, dataset, make, bench => bench.Write("e.yaml", OfData(right)));

    // Without an encoder any data will do.
    private static string OfData(string dataset) => Experiments.With($"dataset: {dataset}\narchitecture: raw");
}
