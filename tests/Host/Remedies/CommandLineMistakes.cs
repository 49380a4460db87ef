namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes on the command line.</summary>
internal static class CommandLineMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("NB1401", "Write: nebula score --latents z.csv --labels y.csv.",
            bench =>
            {
                bench.Write("z.csv", Numbers(40));
                bench.Write("y.csv", string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 2}\n")));
            },
            bench => bench.Run("score"), (_, _) => { })
        {
            Then = bench => bench.Run("score", "--latents", "z.csv", "--labels", "y.csv"),
        },
        new("NB1406", "Use lower-case letters, digits and hyphens, a letter first.", bench => bench.Write("z.csv", Numbers(32)), bench => Import(bench, "My Method"), (_, _) => { })
        {
            Then = bench => Import(bench, "my-method"),
        },
        Mistake.OnCommandLine("NB1402", "Did you mean 'validate'?", ["validat", "e.yaml"], ["validate", "e.yaml"]),
        Mistake.OnCommandLine("NB1402", "Did you mean '--set'?", ["validate", "e.yaml", "--sett", "seeds=[1]"], ["validate", "e.yaml", "--set", "seeds=[1]"]),
        new("NB1402", "See 'nebula validate --help'.", bench => bench.Write("e.yaml", Experiments.Minimal), bench => bench.Run("validate"),
            (bench, text) => bench.Obey(text)) { Then = bench => bench.Run("validate", "e.yaml") },
        Mistake.OnCommandLine("NB1403", "Give one; a variable of your shell may not be set.", ["validate", ""], ["validate", "e.yaml"]),
        Mistake.OnCommandLine("NB1404", "is not a whole number from 1 to", ["validate", "e.yaml", "--threads", "0"], ["validate", "e.yaml", "--threads", "1"]),
        Mistake.OnCommandLine("NB1405", "Did you mean 'objective'?", ["list", "objectives"], ["list", "objective"]),
        Encoding("Give --out a name ending in .npz or .csv.", ["--out", "z.dat"], ["--out", "z.csv"]),
        Encoding("Give --out a name ending in .npz, or leave --outputs out.", ["--out", "z.csv", "--outputs"], ["--out", "z.npz", "--outputs"]),
        new("NB1411", "Give the folder of a run: runs/<experiment>/<run-id>.", bench => bench.GetFinishedRun(), bench => bench.Run("diff", "runs/no", "runs/no"), (_, _) => { })
        {
            Then = bench => bench.Run("diff", Run(bench), Run(bench)),
        },
        new("NB1411", "Give one of them, such as runs/tiny/stroke-digits-mlp-ae-s0-", bench => bench.GetFinishedRun(), bench => bench.Run("diff", "runs/tiny", "runs/tiny"),
            (bench, text) => bench.Write("named", Named(text, "such as "))) { Then = bench => bench.Run("diff", Noted(bench), Noted(bench)) },
        new("NB1412", "Give one of", bench => bench.GetFinishedRun(), bench => bench.Run("leaderboard", "runs", "--metric", "efective_rank"),
            (bench, text) => bench.Write("named", Named(text, "Give one of ").Split(", ")[1])) { Then = bench => bench.Run("leaderboard", "runs", "--metric", Noted(bench)) },
        new("NB1412", "Give one of", bench => bench.GetFinishedRun(), bench => bench.Run("leaderboard", "runs", "--metric", "purity"),
            (bench, text) => bench.Write("named", Named(text, "Give one of ").Split(',')[0])) { Then = bench => bench.Run("leaderboard", "runs", "--metric", Noted(bench)) },
        new("NB1420", "Give numbers from 1 to 1, such as 1 or 1,3-5; 'nebula status FILE' lists them.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench => bench.Run("work", "e.yaml", "--numbers", "9"), (bench, text) => bench.Obey(text)) { Then = bench => bench.Run("work", "e.yaml", "--numbers", "1") },
        new("NB1421", "Hand the runs over again: 'nebula run e.yaml', with the same options.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench => bench.Run("work", "e.yaml", "--numbers", "1", "--plan", "0123"), (bench, text) => bench.Obey(text)) { Then = bench => bench.Run("report", "runs") },
        new("NB1422", "Leave it out, or set training.device to cuda:0 in the experiment.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench => bench.Run("work", "e.yaml", "--numbers", "1", "--device", "cuda:0"), (_, _) => { }) { Then = bench => bench.Run("work", "e.yaml", "--numbers", "1") },
        new("NB1423", "Leave it out: events then go to the standard output.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench => bench.Run("work", "e.yaml", "--numbers", "1", "--events", "99999"), (_, _) => { }) { Then = bench => bench.Run("work", "e.yaml", "--numbers", "1") },
    ];

    private static Mistake Encoding(string remedy, string[] wrong, string[] right) => new("NB1407", remedy,
        bench =>
        {
            bench.Write("t.txt", "one two\nthree four\nfive six\none four\n");
            bench.Write("e.yaml", Experiments.With(Experiments.Tiny, "dataset: { id: text-lines, training: t.txt, test: t.txt, length: 6 }\narchitecture: bag-of-words"));
            Assert.That(bench.Run("run", "e.yaml", "--data", ".").Code, Is.Zero);
        },
        bench => Encode(bench, wrong), (_, _) => { }) { Then = bench => Encode(bench, right) };

    private static Outcome Encode(Workbench bench, string[] more) =>
        bench.Run(["encode", Path.GetDirectoryName(Directory.GetFiles(bench.Path("runs", "tiny"), "run.json", SearchOption.AllDirectories).Single())!, "--input", "t.txt", .. more]);

    private static Outcome Import(Workbench bench, string method) => bench.Run(
        "import", "--latents", "z.csv", "--dataset", "stroke-digits", "--set", "dataset.test=32", "--set", "dataset.size=16", "--set", "dataset.training=64", "--method", method,
        "--set", "evaluation.neighbors=[1]");

    /// <summary>A table of two columns of numbers.</summary>
    public static string Numbers(int rows) => string.Concat(Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"{row % 7}.5,{row % 5}.25\n")));

    /// <summary>What an error names, up to the end of its sentence.</summary>
    public static string Named(string text, string after) => text[(text.IndexOf(after, StringComparison.Ordinal) + after.Length)..].Split(". ")[0].Trim().TrimEnd('.');

    private static string Noted(Workbench bench) => File.ReadAllText(bench.Path("named"));

    private static string Run(Workbench bench) => Directory.GetDirectories(bench.Path("runs", "tiny"), "*-s0-*").Single();
}
