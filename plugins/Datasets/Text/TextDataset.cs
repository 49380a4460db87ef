using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Datasets.Text.Tokens;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Text;

/// <summary>
/// A dataset of token sequences. Its vocabularies are part of <see cref="Info"/> and come from the training texts, so all texts are read
/// and cut when it is first asked for; a run does not start on texts it cannot use.
/// </summary>
public abstract class TextDataset : IDataset, IPreparesNewData
{
    private readonly string id;
    private readonly TextOptions options;
    private readonly BadSample? onBadSample;
    private readonly IDataFolder data;
    private readonly ILogger log;
    private readonly Lazy<TextCatalog> catalog;
    private readonly Lazy<TextStore> store;
    private readonly Lazy<DatasetInfo> info;

    /// <summary>Nothing is read yet.</summary>
    /// <param name="id">The dataset's id.</param>
    /// <param name="options">The experiment's options.</param>
    /// <param name="onBadSample">What becomes of samples that cannot be used; null where only their length can be wrong.</param>
    /// <param name="data">Where the user keeps data.</param>
    /// <param name="log">Told of what does not stop the run.</param>
    private protected TextDataset(string id, TextOptions options, BadSample? onBadSample, IDataFolder data, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(log);
        this.id = id;
        this.options = options;
        this.onBadSample = onBadSample;
        this.data = data;
        this.log = log;
        catalog = new(ReadCatalog);
        store = new(Fill);
        info = new(() => Describe(catalog.Value, store.Value.Input, store.Value.Other));
    }

    /// <inheritdoc/>
    public DatasetInfo Info => info.Value;

    /// <summary>The SHA-256 of every split's texts and the names of their classes, before they are cut into tokens.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            IReadOnlyList<TextSample> samples = catalog.Value.Splits[split].Samples;
            Append($"{split} {samples.Count}");
            foreach (TextSample sample in samples)
            {
                Append(sample.Text);
                Append(sample.Other ?? "");
                Append(catalog.Value.Classes.Count > 0 ? catalog.Value.Classes[(int)sample.Label] : "");
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // With its length, so that no two series of texts look alike.
        void Append(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split) => store.Value.Load(split);

    /// <inheritdoc/>
    public string Preparation => JsonSerializer.Serialize(new TextPreparation(
        catalog.Value.Classes, catalog.Value.Factors, catalog.Value.License, store.Value.Input.Pieces, store.Value.Other?.Pieces));

    /// <inheritdoc/>
    public INewDataReader Reader(string preparation)
    {
        TextPreparation kept = JsonSerializer.Deserialize<TextPreparation>(preparation)!;
        (TokenSide input, TokenSide? other) = MakeSides();
        input.Restore(kept.Pieces);
        other?.Restore(kept.OtherPieces!);
        var known = new TextCatalog
        {
            Splits = new Dictionary<SplitName, TextRows>(),
            Classes = kept.Classes,
            Factors = kept.Factors,
            License = kept.License,
        };
        return new NewTexts(Describe(known, input, other), NewRows, input, options.LongLines);
    }

    /// <summary>The samples of a file of new texts: a text a line, unless a dataset's files are of another kind.</summary>
    internal virtual TextRows NewRows(string path) => TextRows.From(
        LineFile.Read(path, TextEncoding.Utf8).Select(line => (new TextSample(line.Where, line.Text), line.Problem)), EmptyLines.Skip);

    /// <summary>Reads or makes the texts; nothing is made of them.</summary>
    internal abstract TextCatalog ReadCatalog();

    /// <summary>A path relative to the data folder, or an absolute one, as it is.</summary>
    private protected string PathOf(string path) => Path.GetFullPath(Path.Combine(data.Root, path));

    private DatasetInfo Describe(TextCatalog known, TokenSide input, TokenSide? other)
    {
        (SampleShape output, Vocabulary? outputVocabulary) = options.Task switch
        {
            TextTask.Classify => (new VectorShape(known.Classes.Count), null),
            TextTask.Translate => (other!.Shape, other.Vocabulary),
            _ => ((SampleShape)input.Shape, (Vocabulary?)input.Vocabulary),
        };
        return new DatasetInfo
        {
            Input = input.Shape,
            Output = output,
            DefaultReconstruction = new CategoricalReconstruction(),
            Classes = known.Classes,
            Factors = known.Factors,
            InputVocabulary = input.Vocabulary,
            OutputVocabulary = outputVocabulary,
            License = known.License,
        };
    }

    private TextStore Fill()
    {
        (TokenSide input, TokenSide? other) = MakeSides();
        var filled = new TextStore(catalog.Value, options.Task, input, other, options.LongLines);
        BadLine[] bad = [.. Enum.GetValues<SplitName>().SelectMany(split => filled.Splits[split].Bad)];
        RequireSamples(filled, evenIfBad: false);
        if (bad.Length > 0 && onBadSample != BadSample.Skip)
        {
            string remedy = onBadSample is null ? "Raise length, or shorten them by long_lines: cut." : BadSamples.MendOrSkip;
            throw BadSamples.Error("NB3140", [.. bad.Select(line => $"{line}.")], id, remedy);
        }
        RequireSamples(filled, evenIfBad: true);
        Warn(filled, bad.Length);
        return filled;
    }

    private (TokenSide Input, TokenSide? Other) MakeSides() => (
        new TokenSide(MakeTokenizer(options.BpeVocabulary, options.BpeMerges), options.Length),
        options.Task == TextTask.Translate
            ? new TokenSide(MakeTokenizer(options.OutputBpe.Vocabulary, options.OutputBpe.Merges), options.OutputLength)
            : null);

    // An empty file is said before what it makes wrong elsewhere, such as classes that it should have named.
    private void RequireSamples(TextStore filled, bool evenIfBad)
    {
        foreach (SplitName split in new[] { SplitName.Training, SplitName.Test })
        {
            if (filled.Splits[split].Samples.Count == 0 && (evenIfBad || filled.Splits[split].Bad.Count == 0))
            {
                throw new NebulaException(
                    "NB3146", $"no {split.ToString().ToLowerInvariant()} sample can be used.", $"dataset {id}", "Give this split at least one usable line.");
            }
        }
    }

    private Tokenizer MakeTokenizer(string vocabulary, string merges) => options.Tokens switch
    {
        TokenKind.Words => new WordTokenizer(options.LowerCase, options.MinCount, options.Vocabulary),
        TokenKind.Characters => new CharacterTokenizer(options.LowerCase, options.MinCount, options.Vocabulary),
        _ => new BytePairTokenizer(BpeFiles.Read(PathOf(vocabulary), PathOf(merges))),
    };

    private void Warn(TextStore filled, int bad)
    {
        int shortened = filled.Splits.Values.Sum(split => split.Shortened), empty = filled.Splits.Values.Sum(split => split.Empty);
        if (shortened > 0)
        {
            int all = filled.Splits.Values.Sum(split => split.Samples.Count);
            log.LogWarning(
                "{Dataset}: {Shortened} of {All} texts have more tokens than length allows and lost their end", id, shortened, all);
        }
        if (empty + bad > 0)
        {
            log.LogWarning("{Dataset}: {Empty} empty lines and {Bad} lines that cannot be used were left out", id, empty, bad);
        }
    }
}
