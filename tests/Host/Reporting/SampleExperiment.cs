using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>Run folders of a small experiment, with everything in it that a report must cope with.</summary>
internal static class SampleExperiment
{
    private static readonly Dictionary<string, MetricDescriptor> Metrics = new()
    {
        ["accuracy_hungarian"] = Metric("accuracy_hungarian", "Accuracy", Direction.HigherIsBetter),
        ["nmi_arithmetic"] = Metric("nmi_arithmetic", "NMI", Direction.HigherIsBetter),
        ["dead_clusters"] = Metric("dead_clusters", "Dead clusters", Direction.LowerIsBetter),
        ["effective_rank"] = Metric("effective_rank", "Effective rank", Direction.Neutral),
        ["knn_accuracy_k5"] = Metric("knn_accuracy_k*", "k-NN accuracy", Direction.HigherIsBetter),
        ["reconstruction_nats"] = Metric("reconstruction_nats", "Reconstruction", Direction.LowerIsBetter) with { Unit = "nats" },
    };

    /// <summary>A catalog of a few metrics.</summary>
    public static MetricDescriptor? Describe(string key) => Metrics.GetValueOrDefault(key.Split('/')[^1]);

    /// <summary>Makes the run folders and summarizes them.</summary>
    public static Summary Summarize(string root)
    {
        Autoencoder(root);
        Nebula(root);
        WithoutScores(root);
        Finished(root, Record("vae-short", "vae", 0, position: 20, training: """{"epochs":5,"batch_size":256}"""), 0.5, 3.25);
        Finished(root, Record("vae-long", "vae", 0, position: 21), 0.51, 3.5);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "sample", "zz-cut-short")).FullName, "run.json"), "{ \"schema");
        return Summary.From(RunStore.List(Path.Combine(root, "sample")), Describe);
    }

    public static RunRecord Record(string id, string objective, long seed, int position, string? label = null, string? training = null)
    {
        RunRecord record = SampleRun.Record(id, objective, seed);
        return record with
        {
            Position = position,
            Plugins =
            [
                .. record.Plugins,
                new RecordedPlugin("NebulaBench.Datasets.Images", "0.1.0", "0011223344556677"),
                new RecordedPlugin("NebulaBench.Architectures.Mlp", "0.1.0", "8899aabbccddeeff"),
            ],
            Spec = record.Spec with
            {
                Dataset = record.Spec.Dataset with { Plugin = "NebulaBench.Datasets.Images" },
                Architecture = record.Spec.Architecture with { Plugin = "NebulaBench.Architectures.Mlp" },
                Objective = SampleRun.Component(objective, """{"weight":0.5}""", label) with
                {
                    Plugin = objective == "vae" ? null : "NebulaBench.Objectives.Nebula", // null as in older records
                },
                Training = SampleRun.Json(training ?? """{"epochs":20,"batch_size":256}"""),
            },
        };
    }

    public static RunFolder Finished(string root, RunRecord record, double accuracy, double rank, params KeyValuePair<string, Score>[] more)
    {
        RunFolder folder = RunFolder.Create(root, record);
        folder.Write(new ScoreSheet(
        [
            new("covariance/effective_rank", rank),
            new("clusters/kmeans/accuracy_hungarian", accuracy),
            new("clusters/kmeans/nmi_arithmetic", accuracy / 2),
            .. more,
        ]));
        folder.End(record with
        {
            Status = RunStatus.Finished,
            Epochs = 20,
            Parameters = 1134272,
            FlopsPerSample = 2261504,
            MeasuredSamples = record.Spec.Seed == 2 ? 5000 : 10000,
            Timings = SampleRun.Timings(1.25 + (record.Spec.Seed / 4.0)),
            PeakMemoryBytes = 512L << 20,
        });
        return folder;
    }

    private static void Autoencoder(string root)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            RunFolder folder = Finished(root, Record($"ae-{seed}", "ae", seed, position: seed), 0.5 + (seed / 8.0), 12.5 - seed,
                new("usefulness/knn_accuracy_k5", 0.9375),
                new("output/reconstruction_nats", 81.5 + seed));
            Directory.CreateDirectory(folder.Figures);
            foreach (string figure in new[] { "latents-by-label", "correlation" })
                File.WriteAllBytes(Path.Combine(folder.Figures, $"{figure}.png"), [0x89, .. "PNG\r\n\u001a\n"u8, .. "a picture"u8]);
        }
    }

    private static void Nebula(string root)
    {
        const string Label = "nvc | 30 anchors, \"both\"";
        Score undefined = Score.Undefined("all samples are in one cluster");
        Finished(root, Record("nvc-0", "nvc", 0, position: 3, Label), 0.75, 20.5,
            new("clusters/assigned/nmi_arithmetic", 0.625), new("clusters/assigned/dead_clusters", 0));
        Finished(root, Record("nvc-1", "nvc", 1, position: 4, Label), 0.8, 21,
            new("clusters/assigned/nmi_arithmetic", undefined), new("clusters/assigned/dead_clusters", 3));
        RunFolder diverged = RunFolder.Create(root, Record("nvc-2", "nvc", 2, position: 5, Label));
        diverged.End(diverged.Record with
        {
            Status = RunStatus.Diverged,
            Epochs = 7,
            Error = new RecordedError("NB4001", "The term triplet is not a finite number at step 1512 (seed 2)."),
        });
    }

    private static void WithoutScores(string root)
    {
        RunFolder failed = RunFolder.Create(root, Record("vq-0", "vq", 0, position: 6));
        failed.End(failed.Record with { Status = RunStatus.Failed, Error = new RecordedError("NB0000", "OutOfMemoryException: no memory | left") });
        RunFolder.Create(root, Record("vq-1", "vq", 1, position: 7));
        RunFolder altered = Finished(root, Record("vq-2", "vq", 2, position: 8), 0.5, 1);
        File.AppendAllText(altered.PathOf("scores.json"), " ");
    }

    private static MetricDescriptor Metric(string id, string name, Direction direction) => new()
    {
        Id = id,
        Family = MetricFamily.Clusters,
        Name = name,
        Formula = "",
        Range = "",
        Direction = direction,
        EdgeCases = "",
        Citation = "",
    };
}
