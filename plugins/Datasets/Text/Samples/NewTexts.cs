using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>What a run keeps of its texts.</summary>
/// <param name="Classes">The classes' names.</param>
/// <param name="Factors">The factors' names.</param>
/// <param name="License">The license of the data.</param>
/// <param name="Pieces">The pieces of the input's vocabulary.</param>
/// <param name="OtherPieces">Those of the translations'; null where there are none.</param>
internal sealed record TextPreparation(
    IReadOnlyList<string> Classes, IReadOnlyList<string> Factors, string License, IReadOnlyList<string> Pieces, IReadOnlyList<string>? OtherPieces);

/// <summary>Reads new texts with a run's own vocabulary.</summary>
/// <param name="info">What the dataset said of itself.</param>
/// <param name="read">Reads a file.</param>
/// <param name="input">How texts become tokens.</param>
/// <param name="longLines">What becomes of texts that are too long.</param>
internal sealed class NewTexts(DatasetInfo info, Func<string, TextRows> read, TokenSide input, LongLines longLines) : INewDataReader
{
    private const string Mend = "Mend them or take them out.";

    /// <inheritdoc/>
    public DatasetInfo Info => info;

    /// <inheritdoc/>
    public DataSplit Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new NebulaException("NB3142", "this is a folder, but the run reads a file of texts.", path, "Give a file with a text in each line.");
        }
        TextRows rows = read(path);
        List<BadLine> bad = [.. rows.Bad];
        if (longLines == LongLines.Refuse)
        {
            bad.AddRange(new TokenizedSplit(rows, input, null, longLines).Bad.Skip(rows.Bad.Count));
        }
        if (bad.Count > 0)
        {
            throw BadSamples.Error("NB3140", [.. bad.Select(line => $"{line}.")], "of new texts", Mend);
        }
        return rows.Samples.Count > 0
            ? new NewTextSplit(rows.Samples, input)
            : throw new NebulaException("NB3146", "there is no text.", path, "Give it at least one usable line.");
    }
}

/// <summary>New texts, each cut into tokens when it is asked for.</summary>
/// <param name="samples">The texts.</param>
/// <param name="input">How they become tokens.</param>
internal sealed class NewTextSplit(IReadOnlyList<TextSample> samples, TokenSide input) : DataSplit
{
    /// <inheritdoc/>
    public override long Count => samples.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Labels => null;

    /// <summary>The numbers of the lines.</summary>
    public override IReadOnlyList<string> Ids { get; } = [.. samples.Select(sample => sample.Where.Number.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(order);
        for (int batch = 0; batch < order.Batches; batch++)
        {
            long[] indices = order[batch].ToArray();
            var tokens = new long[indices.Length * input.Length];
            for (int place = 0; place < indices.Length; place++)
            {
                input.Write(input.Cut(samples[(int)indices[place]].Text).Pieces, tokens.AsSpan(place * input.Length, input.Length), SpecialTokens.Padding);
            }
            torch.Tensor sequences = torch.tensor(tokens, [indices.Length, input.Length], device: device);
            yield return new Batch { Input = sequences, Target = sequences, Indices = torch.tensor(indices, device: device) };
        }
    }
}
