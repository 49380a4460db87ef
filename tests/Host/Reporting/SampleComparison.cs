using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>
/// Run folders of a comparison over four datasets, by three seeds: <c>nvc</c> is always best, <c>vae</c> hardly differs from it,
/// <c>ae</c> is clearly worse, <c>untrained</c> worst; <c>vq</c> failed on one dataset, and principal components stand beside.
/// </summary>
internal static class SampleComparison
{
    /// <summary>The datasets in the order of the plan.</summary>
    public static readonly string[] Datasets = ["alpha", "beta", "gamma", "delta"];

    private static readonly (string Objective, double Accuracy, double Swing, int Parameters)[] Objectives =
    [
        ("nvc", 0.80, 0.010, 1200000), ("vae", 0.78, -0.030, 1100000), ("ae", 0.50, 0.011, 1000000), ("untrained", 0.30, 0.009, 1000000),
    ];

    /// <summary>Makes the run folders of the first datasets.</summary>
    public static void Make(string root, int datasets = 4, int seeds = 3)
    {
        int position = 0;
        foreach ((int index, string dataset) in Datasets.Take(datasets).Index())
        {
            foreach ((string objective, double accuracy, double swing, int parameters) in Objectives)
            {
                for (int seed = 0; seed < seeds; seed++)
                {
                    RunRecord record = Record(dataset, "mlp", objective, seed, position++);
                    Finished(root, record, (accuracy * (1 - (0.06 * index))) + (swing * (seed - 1)) + Wobble(seed, objective), parameters);
                }
            }
        }
    }

    /// <summary>Adds an objective that failed on the last dataset.</summary>
    public static void AddFailing(string root, int datasets = 4)
    {
        foreach ((int index, string dataset) in Datasets.Take(datasets).Index())
        {
            RunRecord record = Record(dataset, "mlp", "vq", 0, 1000 + index);
            if (index < datasets - 1)
            {
                Finished(root, record, 0.6 + (index / 100.0), 900000);
                continue;
            }

            RunFolder failed = RunFolder.Create(root, record);
            failed.End(failed.Record with { Status = RunStatus.Failed, Error = new RecordedError("NB0000", "no memory") });
        }
    }

    /// <summary>Adds the baseline without an encoder.</summary>
    public static void AddRaw(string root, int datasets = 4)
    {
        foreach ((int index, string dataset) in Datasets.Take(datasets).Index())
        {
            for (int seed = 0; seed < 3; seed++)
                Finished(root, Record(dataset, "raw", "pca", seed, 2000 + (10 * index) + seed), 0.4 + (seed / 100.0), 20000);
        }
    }

    /// <summary>Summarizes what was made.</summary>
    public static Summary Summarize(string root) => Summary.From(RunStore.List(Path.Combine(root, "sample")), SampleExperiment.Describe);

    public static RunRecord Record(string dataset, string architecture, string objective, long seed, int position)
    {
        RunRecord record = SampleRun.Record($"{dataset}-{architecture}-{objective}-{seed}", objective, seed);
        return record with
        {
            Position = position,
            Spec = record.Spec with
            {
                Dataset = SampleRun.Component(dataset, "{}"),
                Architecture = SampleRun.Component(architecture, "{}"),
                Objective = SampleRun.Component(objective, "{}"),
            },
        };
    }

    public static void Finished(string root, RunRecord record, double accuracy, int parameters)
    {
        RunFolder folder = RunFolder.Create(root, record);
        folder.Write(new ScoreSheet([new("clusters/kmeans/accuracy_hungarian", accuracy), new("output/reconstruction_nats", 100 * (1 - accuracy))]));
        folder.End(record with
        {
            Status = RunStatus.Finished,
            Epochs = 20,
            Parameters = parameters,
            Timings = SampleRun.Timings((parameters / 1e6) + (record.Spec.Seed / 100.0)),
            PeakMemoryBytes = 512L << 20,
        });
    }

    // Small enough never to change an order of means, large enough that no two differences are the same.
    private static double Wobble(int seed, string objective) => ((seed * seed) + objective.Length) / 10000.0;
}
