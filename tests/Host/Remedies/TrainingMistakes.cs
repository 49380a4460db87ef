using System.Diagnostics;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes that a run shows.</summary>
internal static class TrainingMistakes
{
    private const string Segments = "dataset: { id: parametric-shapes, training: 64, validation: 0, test: 32, points: 8, task: segment }\narchitecture: { id: pointnet, widths: [4], hidden: 0, decoder_widths: [4] }\n";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        InRun("NB4001", "Try a smaller training.optimizer.learning_rate",
            "objective: vae\ntraining: { epochs: 6, batch_size: 32, optimizer: { id: sgd, learning_rate: 1e6 } }",
            "objective: vae\ntraining: { epochs: 1, batch_size: 32, optimizer: { id: sgd, learning_rate: 1e-6 } }"),
        new("NB4002", "Name one that is logged: training/total", bench => bench.Write("e.yaml", Watching("validation/total")), bench => bench.Run("run", "e.yaml"),
            (bench, text) => bench.Write("e.yaml", Watching(CommandLineMistakes.Named(text, "Name one that is logged: ").Split(',')[0]))),
        InRun("NB4003", "Use pretraining.keep: everything.",
            "architecture: raw\nobjective: { id: vae, pretraining: { epochs: 1, keep: encoder } }", "architecture: raw\nobjective: { id: vae, pretraining: { epochs: 1, keep: everything } }"),
        new("NB4004", "('nebula doctor' says what was found).", bench => bench.Write("e.yaml", On("'cuda:0'")), bench => bench.Run("run", "e.yaml"), (bench, text) =>
        {
            bench.Obey(text);
            bench.Write("e.yaml", On("cpu"));
        }),
        InRun("NB4012", "Write one weight a class, or background_weight for class 0 alone.",
            Segments + "reconstruction: { id: categorical, class_weights: [1, 2] }", Segments + "reconstruction: { id: categorical, background_weight: 0.5 }"),
        InRun("NB4013", "Give the counts as they are, without standardizing them",
            "dataset: { id: table, path: sample, columns: [mass], standardize: true }\nreconstruction: poisson", "dataset: { id: table, path: sample, columns: [mass] }\nreconstruction: poisson"),
        InRun("NB4101", "or codes_per_sample: one.", "objective: { id: vq-vae, codes_per_sample: map }", "objective: { id: vq-vae, codes_per_sample: one }"),
        new("NB4201", "'nebula retry FILE' runs it again.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench =>
            {
                bench.Run("work", "e.yaml", "--numbers", "1", "--lost", "137");
                return bench.Run("report", "runs") is var report && report.Text.Contains("NB4201", StringComparison.Ordinal) ? report with { Code = 5, Text = Recorded(bench) } : report;
            },
            (bench, text) => bench.Obey(text)) { Then = bench => bench.Run("measure", Directory.GetDirectories(bench.Path("runs", "tiny"), "*-s0-*").Single()) },
        InRun("NB4204", "or leave the devices out.", "launcher: { id: local, devices: ['cuda:0'] }", "launcher: local", "--dry-run"),
        new("NB4211", "or choose --launcher local; --dry-run shows the script.", bench => bench.Write("e.yaml", Experiments.Tiny),
            bench => Slurm(bench, null, "run", "e.yaml", "--launcher", "slurm"), (_, _) => { }) { Then = bench => Slurm(bench, null, "run", "e.yaml", "--launcher", "slurm", "--dry-run") },
        new("NB4212", "Change the launcher's options to what this cluster has", bench => bench.Write("e.yaml", Experiments.With(Experiments.Tiny, "launcher: { id: slurm, partition: gold }")),
            bench => Slurm(bench, Refusing, "run", "e.yaml"), (bench, _) => bench.Write("e.yaml", Experiments.With(Experiments.Tiny, "launcher: { id: slurm, partition: silver }")))
        {
            Then = bench => Slurm(bench, Refusing, "run", "e.yaml"),
        },
        new("NB5114", "Give the data that the run was trained on (--data)", bench =>
        {
            bench.Write("data/t.txt", "one two\nthree four\nfive six\none four\ntwo six\none two\n");
            bench.Write("e.yaml", Experiments.With(Experiments.Tiny,
                "dataset: { id: text-lines, training: t.txt, test: t.txt, length: 4, validation_share: 0 }\narchitecture: { id: bag-of-words, embedding: 2, widths: [4] }\ntraining: { epochs: 1, batch_size: 2 }"));
            Outcome run = bench.Run("run", "e.yaml");
            Assert.That(run.Code, Is.Zero, run.Text);
            bench.Write("changed/t.txt", "red green\nblue red\ngreen blue\n");
        }, bench => bench.Run("sample", Run(bench), "--data", "changed"), (_, _) => { }) { Then = bench => bench.Run("sample", Run(bench), "--data", "data") },
    ];

    /// <summary>An sbatch that knows one partition.</summary>
    private const string Refusing = "#!/bin/sh\ncase \"$*\" in *gold*) echo 'invalid partition specified: gold' >&2; exit 1;; esac\ngrep -q 'partition=gold' \"$3\" \"$2\" 2>/dev/null && { echo 'invalid partition specified: gold' >&2; exit 1; }\necho 17\n";

    private static Mistake InRun(string code, string remedy, string wrong, string right, params string[] more) => new(
        code, remedy, bench => bench.Write("e.yaml", Experiments.With(Experiments.Tiny, wrong)), bench => bench.Run(["run", "e.yaml", .. more]),
        (bench, _) => bench.Write("e.yaml", Experiments.With(Experiments.Tiny, right)));

    private static string Watching(string monitor) =>
        Experiments.With(Experiments.Tiny, $"training: {{ epochs: 1, batch_size: 32, early_stopping: {{ monitor: {monitor} }} }}");

    private static string On(string device) => Experiments.With(Experiments.Tiny, $"training: {{ epochs: 1, batch_size: 32, device: {device} }}");

    private static string Run(Workbench bench) => Directory.GetDirectories(bench.Path("runs", "tiny"), "*-s0-*").Single();

    private static string Recorded(Workbench bench) => File.ReadAllText(Path.Combine(Run(bench), "run.json"));

    // Whatever this machine has, the program finds this sbatch or none.
    private static Outcome Slurm(Workbench bench, string? sbatch, params string[] arguments)
    {
        string path = Environment.GetEnvironmentVariable("PATH")!;
        if (sbatch is not null)
        {
            bench.Write("bin/sbatch", sbatch);
            Process.Start("chmod", ["+x", bench.Path("bin", "sbatch")]).WaitForExit();
        }
        Environment.SetEnvironmentVariable("PATH", sbatch is null ? bench.Path("bin") : $"{bench.Path("bin")}:{path}");
        try
        {
            return bench.Run(arguments);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
