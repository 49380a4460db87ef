using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes with run folders and with files of latents and labels.</summary>
internal static class FileMistakes
{
    private const string MoveAway = "Restore the file from a copy, or move the run's folder away and run its experiment again.";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        InLatents("NB5001", "or leave this sample out.", CommandLineMistakes.Numbers(40) + "nan,1\n"),
        new("NB5002", "Give exactly one for each sample, in the same order.",
            bench => Both(bench, 39), bench => bench.Run("score", "--latents", "z.csv", "--labels", "y.csv"), (bench, _) => Both(bench, 40)),
        new("NB5002", "If the first line is a heading, delete it.",
            bench =>
            {
                Both(bench, 40);
                bench.Write("y.csv", "a\n" + File.ReadAllText(bench.Path("y.csv")).Replace('0', 'a').Replace('1', 'b'));
            },
            bench => bench.Run("score", "--latents", "z.csv", "--labels", "y.csv"),
            (bench, _) => bench.Write("y.csv", string.Join('\n', File.ReadAllLines(bench.Path("y.csv"))[1..]))),
        new("NB5002", "Give latents of the same model.",
            bench =>
            {
                Both(bench, 40);
                bench.Write("t.csv", string.Concat(Enumerable.Repeat("1,2,3\n", 40)));
            },
            bench => bench.Run("score", "--latents", "z.csv", "--labels", "y.csv", "--training-latents", "t.csv", "--training-labels", "y.csv"),
            (bench, _) => bench.Write("t.csv", CommandLineMistakes.Numbers(40))),
        new("NB5101", "Check the path.", bench => Both(bench, 40), bench => bench.Run("score", "--latents", "x.csv"), (_, _) => { })
        {
            Then = bench => bench.Run("score", "--latents", "z.csv"),
        },
        new("NB5101", "Check the path.", bench => bench.Write("z.csv/z.csv", CommandLineMistakes.Numbers(40)), bench => bench.Run("score", "--latents", "z.csv"), (_, _) => { })
        {
            Then = bench => bench.Run("score", "--latents", "z.csv/z.csv"),
        },
        new("NB5101", "Give a run's folder or an experiment's, such as runs/<experiment>.", bench => bench.GetFinishedRun(), bench => bench.Run("report", "run"), (_, _) => { })
        {
            Then = bench => bench.Run("report", "runs/tiny"),
        },
        new("NB5101", "Give the folder of a run that has come this far.", bench => bench.GetFinishedRun(), bench => bench.Run("sample", "runs/tiny"), (_, _) => { })
        {
            Then = bench => bench.Run("sample", Run(bench)),
        },
        InRun("NB5102", bench => File.WriteAllText(bench.Path(Run(bench), "run.json"), "{ \"schema_ver"), bench => bench.Run("measure", Run(bench), "--again")),
        InRun("NB5103", bench => File.AppendAllText(bench.Path(Run(bench), "scores.json"), "\n"), bench => bench.Run("measure", Run(bench), "--again")),
        new("NB5102", "Save the file again, or restore it from a copy.", bench => bench.Write("z.npy", Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2))[..^3]),
            bench => bench.Run("score", "--latents", "z.npy"), (bench, _) => bench.Write("z.npy", Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2)))),
        new("NB5106", "Save it as an array of numbers (float16/32/64, signed or unsigned integers, or bool).",
            bench => bench.Write("z.npy", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2))).Replace("<f4", "<c8", StringComparison.Ordinal))),
            bench => bench.Run("score", "--latents", "z.npy"), (bench, _) => bench.Write("z.npy", Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2)))),
        new("NB5106", "or of texts for labels: numpy.array(labels, dtype=str).",
            bench => bench.Write("z.npy", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2))).Replace("<f4", "|O ", StringComparison.Ordinal).Replace("'|O '", "'|O', ", StringComparison.Ordinal)[..^1])),
            bench => bench.Run("score", "--latents", "z.npy"), (bench, _) => bench.Write("z.npy", Npy(DenseArray.From([1f, 2f, 3f, 4f], 2, 2)))),
        new("NB5107", "or choose a folder that may be written to.", bench =>
        {
            bench.GetFinishedRun();
            bench.Write("report", "a file");
        }, bench => bench.Run("report", "runs", "--out", "report"), (_, _) => { }) { Then = bench => bench.Run("report", "runs", "--out", "other") },
        InLatents("NB5109", "Write numbers with a decimal point, not a comma.", "1,5;2,5\n2,5;3,5\n"),
        InLatents("NB5109", "Latents are a table of numbers with a row for each sample", "1,x\n2,3\n"),
        new("NB5110", ".npy", bench => bench.Write("z.xlsx", "a"), bench => bench.Run("score", "--latents", "z.xlsx"), (bench, _) => bench.Write("z.csv", CommandLineMistakes.Numbers(40)))
        {
            Then = bench => bench.Run("score", "--latents", "z.csv"),
        },
        new("NB5110", "Name one of them, as in z.npz:a.", bench => NpzFile.Write(bench.Path("z.npz"), [Array("a"), Array("b")]), bench => bench.Run("score", "--latents", "z.npz"), (_, _) => { })
        {
            Then = bench => bench.Run("score", "--latents", "z.npz:a"),
        },
        new("NB5111", "Give the folder of a finished run.", bench =>
        {
            string run = bench.GetFinishedRun();
            Workbench.Copy(bench.Path(run), bench.Path("broken"));
            File.WriteAllText(bench.Path("broken", "run.json"), File.ReadAllText(bench.Path(run, "run.json")).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        }, bench => bench.Run("measure", "broken"), (_, _) => { }) { Then = bench => bench.Run("measure", Run(bench), "--again") },
        new("NB5112", "Give the folder of its plugin with --plugins.", bench => bench.GetFinishedRun(), bench => bench.RunAlone("sample", Run(bench)), (_, _) => { })
        {
            Then = bench => bench.Run("sample", Run(bench)),
        },
        new("NB5116", "Run its experiment again with --force.", bench =>
        {
            File.Delete(bench.Path(bench.GetFinishedRun(), RunFileNames.Weights));
            bench.Write("e.yaml", Experiments.Tiny);
        }, Training, (bench, _) => bench.Run("run", "e.yaml", "--force")),
        new("NB5117", "Give the folder of the data it was trained on with --data.", bench =>
        {
            string record = bench.Path(bench.GetFinishedRun(), RunFileNames.Record);
            File.WriteAllText(record, Regex.Replace(File.ReadAllText(record), "(\"data\": \\{\\s*\"hash\": \")[0-9a-f]{4}", "$1ffff"));
        }, Training, (bench, _) => bench.GetFinishedRun()),
        new("NB5118", "Measure another split.", bench => bench.GetFinishedRun(), bench => bench.Run("measure", Run(bench), "--set", "evaluation.on=validation"), (_, _) => { })
        {
            Then = Training,
        },
        new("NB5120", "Give a row for each sample, in the dataset's order or with ids.", bench => bench.Write("z.csv", CommandLineMistakes.Numbers(40)), Import,
            (bench, _) => bench.Write("z.csv", CommandLineMistakes.Numbers(32))),
        new("NB5121", "Import embeddings of what it lacks with 'nebula import --help'.", bench =>
        {
            bench.GetFinishedRun();
            bench.Write("z.csv", CommandLineMistakes.Numbers(32));
            Import(bench);
        }, bench => bench.Run("sample", Directory.GetDirectories(bench.Path("runs", "imported"))[0]), (bench, text) => bench.Obey(text)) { Then = Import },
        new("NB5130", "Choose another folder with --out.", bench =>
        {
            bench.GetFinishedRun();
            bench.Run("export", "mlflow", "runs");
            foreach (string origin in Directory.GetFiles(bench.Path("mlruns"), "*", SearchOption.AllDirectories).Where(file => file.Contains("tags", StringComparison.Ordinal)))
            {
                File.Delete(origin);
            }
        }, bench => bench.Run("export", "mlflow", "runs"), (_, _) => { }) { Then = bench => bench.Run("export", "mlflow", "runs", "--out", "other") },
        new("NB5201", "Give a run's folder or an experiment's.", bench =>
        {
            bench.GetFinishedRun();
            Directory.CreateDirectory(bench.Path("empty"));
        }, bench => bench.Run("report", "empty"), (_, _) => { }) { Then = bench => bench.Run("report", "runs/tiny") },
        new("NB5202", "Give finished runs, or name a score with --metric.", bench =>
        {
            string run = bench.GetFinishedRun();
            Workbench.Copy(bench.Path(run), bench.Path("broken", Path.GetFileName(run)));
            string record = bench.Path("broken", Path.GetFileName(run), "run.json");
            File.WriteAllText(record, File.ReadAllText(record).Replace("\"finished\"", "\"failed\"", StringComparison.Ordinal));
        }, bench => bench.Run("leaderboard", "broken"), (_, _) => { }) { Then = bench => bench.Run("leaderboard", "runs") },
        new("NB5401", "Check that the path is right", bench => Directory.CreateDirectory(bench.Path("out")), bench => bench.Run("schema", "--out", "out"), (_, _) => { })
        {
            Then = bench => bench.Run("schema", "--out", "out/schema.json"),
        },
    ];

    private static Outcome Import(Workbench bench) => bench.Run(
        "import", "--latents", "z.csv", "--dataset", "stroke-digits", "--set", "dataset.test=32", "--set", "dataset.size=16", "--set", "dataset.training=64", "--method", "mine",
        "--set", "evaluation.neighbors=[1]");

    private static Outcome Training(Workbench bench) => bench.Run("measure", Run(bench), "--set", "evaluation.on=training");

    private static Mistake InLatents(string code, string remedy, string wrong) => new(
        code, remedy, bench => bench.Write("z.csv", wrong), bench => bench.Run("score", "--latents", "z.csv"), (bench, _) => bench.Write("z.csv", CommandLineMistakes.Numbers(40)));

    private static Mistake InRun(string code, Action<Workbench> spoil, Func<Workbench, Outcome> use) => new(
        code, MoveAway,
        bench =>
        {
            bench.GetFinishedRun();
            bench.Write("e.yaml", Experiments.Tiny);
            spoil(bench);
        },
        use,
        (bench, _) =>
        {
            Directory.Move(bench.Path(Run(bench)), bench.Path("away"));
            Assert.That(bench.Run("run", "e.yaml").Code, Is.Zero);
        });

    private static void Both(Workbench bench, int labels)
    {
        bench.Write("z.csv", CommandLineMistakes.Numbers(40));
        bench.Write("y.csv", string.Concat(Enumerable.Range(0, labels).Select(row => $"{row % 2}\n")));
    }

    private static string Run(Workbench bench) => Path.GetRelativePath(bench.Root, Directory.GetDirectories(bench.Path("runs", "tiny"), "*-s0-*").Single());

    private static byte[] Npy(DenseArray array)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, array);
        return stream.ToArray();
    }

    private static KeyValuePair<string, DenseArray> Array(string name) => new(name, DenseArray.From([1f, 2f, 3f, 4f], 2, 2));
}
