using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Texts;

/// <summary>Has a model of sequences write what shows what it has learned.</summary>
/// <param name="model">The model.</param>
/// <param name="writer">Its decoder.</param>
/// <param name="split">The samples it is shown on.</param>
/// <param name="set">Their latents.</param>
/// <param name="info">What the tokens mean.</param>
/// <param name="seeds">Where draws get their seeds from.</param>
/// <param name="device">Where the model is.</param>
internal sealed class TextGenerator(
    LatentModel model, ISequenceGenerator writer, DataSplit split, EmbeddingSet set, DatasetInfo info, SeedStream seeds, torch.Device device)
{
    private const int Samples = 12, Pairs = 4, Steps = 5, Nearest = 4, Draws = 4, MostRegions = 40, BatchSize = 256;

    /// <summary>Reconstructions, interpolations, and what lies around each prototype.</summary>
    public GeneratedTexts Make()
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        return new GeneratedTexts { Reconstructions = Reconstructions(), Interpolations = Interpolations(), Regions = Regions() };
    }

    private IReadOnlyList<TextTriple> Reconstructions()
    {
        Batch batch = LatentInterpolations.Some(split, Samples, device);
        string[] inputs = Texts(info.InputVocabulary!, batch.Input), outputs = Write(model.Embed(batch.Input).Mean);
        string[] targets = Texts(info.OutputVocabulary!, batch.Target);
        return [.. inputs.Select((input, at) => new TextTriple(input, targets[at] == input ? null : targets[at], outputs[at]))];
    }

    private IReadOnlyList<string>[] Interpolations() => [.. LatentInterpolations.Between(model, split, Pairs, Steps, device).Select(Write)];

    private IReadOnlyList<TextRegion> Regions()
    {
        LatentRegion[] regions = [.. LatentRegion.For(set).Take(MostRegions)];
        int[][] nearest = [.. regions.Select(region => region.Nearest(set.Measured, Nearest))];
        Dictionary<int, string> inputs = Inputs([.. nearest.SelectMany(rows => rows)]);
        RandomStream random = seeds.Open("texts");
        return
        [
            .. regions.Select((region, at) => new TextRegion(
                region.Name, [.. nearest[at].Select(row => inputs[row])],
                Write(torch.tensor(region.Draw(Draws, random), torch.float32, device).view(Draws, -1)))),
        ];
    }

    // The inputs of some of the measured samples, by their row among the latents.
    private Dictionary<int, string> Inputs(HashSet<int> rows)
    {
        var texts = new Dictionary<int, string>();
        int row = 0;
        foreach (Batch batch in split.Read(BatchSampler.Spread(split.Count, set.Measured.Count, BatchSize), device))
        {
            using var step = torch.NewDisposeScope();
            string[] all = Texts(info.InputVocabulary!, batch.Input);
            foreach (string text in all)
            {
                if (rows.Contains(row))
                {
                    texts[row] = text;
                }
                row++;
            }
        }
        return texts;
    }

    private string[] Write(torch.Tensor latents) =>
        Texts(info.OutputVocabulary!, writer.Generate(model.Objective.Code(latents), new GenerationOptions()));

    private static string[] Texts(Vocabulary vocabulary, torch.Tensor tokens)
    {
        int[] all = PlainNumbers.Whole(tokens);
        int length = (int)tokens.shape[1];
        return [.. all.Chunk(length).Select(row => vocabulary.Text(row.Select(token => (long)token)))];
    }
}
