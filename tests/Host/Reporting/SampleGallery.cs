using System.Text.Json;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>Run folders of a whole comparison: several datasets, architectures, objectives and seeds, with latents, logs, structure and texts.</summary>
internal static class SampleGallery
{
    private const int Samples = 120, Dimension = 4, Classes = 3, Epochs = 6;

    public static IReadOnlyList<string> Datasets { get; } = ["digits", "letters"];

    public static IReadOnlyList<string> Architectures { get; } = ["mlp", "conv"];

    public static IReadOnlyList<string> Objectives { get; } = ["untrained", "ae", "nvc"];

    public static int Seeds => 2;

    /// <summary>Makes the run folders and summarizes them. One run diverged.</summary>
    public static Summary Summarize(string root)
    {
        int position = 0;
        foreach (string dataset in Datasets)
        {
            foreach (string architecture in Architectures)
            {
                foreach (string objective in Objectives)
                {
                    for (int seed = 0; seed < Seeds; seed++)
                    {
                        Make(root, dataset, architecture, objective, seed, position++);
                    }
                }
            }
        }
        return Summary.From(RunStore.List(Path.Combine(root, "sample")), SampleExperiment.Describe);
    }

    private static void Make(string root, string dataset, string architecture, string objective, int seed, int position)
    {
        RunRecord record = SampleExperiment.Record($"{dataset}-{architecture}-{objective}-{seed}", objective, seed, position);
        record = record with
        {
            Spec = record.Spec with { Dataset = SampleRun.Component(dataset, "{}"), Architecture = SampleRun.Component(architecture, "{}") },
            Data = record.Data with { Classes = ["one", "two", "three"] },
        };
        if (dataset == "letters" && objective == "nvc" && seed == 1)
        {
            RunFolder diverged = RunFolder.Create(root, record);
            diverged.Append(SampleRun.Epoch(1));
            diverged.End(record with { Status = RunStatus.Diverged, Epochs = 1, Error = new RecordedError("NB4001", "The term total is not a finite number at step 9.") });
            return;
        }
        double merit = 0.3 + (0.1 * Objectives.ToList().IndexOf(objective)) + (0.02 * position) + (0.01 * seed);
        RunFolder folder = SampleExperiment.Finished(root, record, merit, 2 + merit, new KeyValuePair<string, Score>("usefulness/knn_accuracy_k5", Score.From(1 - (merit / 2))));
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            folder.Append(SampleRun.Epoch(epoch, 100.0 / epoch));
        }
        var random = new Random(position);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => sample % Classes)];
        folder.Write(new RunEmbeddings
        {
            Dimension = Dimension,
            Latents = [.. labels.SelectMany(label => Enumerable.Range(0, Dimension).Select(axis => (float)(random.NextDouble() + (axis == label ? 2 : 0))))],
            Labels = labels,
            Assignments = objective == "nvc" ? labels : null,
            Prototypes = objective == "nvc" ? [2.5f, 0.5f, 0.5f, 0.5f, 0.5f, 2.5f, 0.5f, 0.5f, 0.5f, 0.5f, 2.5f, 0.5f] : null,
        });
        folder.WriteStructure(new OrderedDictionary<string, DenseArray>
        {
            [RunStructure.Correlation] = DenseArray.From([1, 0.5, -0.25, 0, 0.5, 1, 0, 0, -0.25, 0, 1, 0.125, 0, 0, 0.125, 1.0], Dimension, Dimension),
            [RunStructure.Eigenvalues] = DenseArray.From([0.01, 0.1, 0.5, 1.5]),
            ["kmeans_contingency"] = DenseArray.From([2L, 38, 0, 35, 1, 4, 3, 1, 36], Classes, Classes),
            ["kmeans_contingency_clusters"] = DenseArray.From([0, 1, 2]),
            ["kmeans_contingency_labels"] = DenseArray.From([0, 1, 2]),
        });
        var texts = new GeneratedTexts
        {
            Reconstructions = [new TextTriple("the </script> cat", null, "a <b>cat</b>")],
            Interpolations = [["one", "two"]],
            Regions = [new TextRegion("all", ["the cat"], ["a cat"])],
        };
        File.WriteAllText(folder.PathOf(RunFileNames.Texts), JsonSerializer.Serialize(texts, RunJson.Indented));
        folder.End(folder.Record);
    }
}
