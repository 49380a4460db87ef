using System.Security.Cryptography;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace PenStrokes;

public sealed class PenStrokesDataset : IDataset
{
    private readonly PenStrokesOptions options;
    private readonly string path;

    public PenStrokesDataset(PenStrokesOptions options, IDataFolder data)
    {
        this.options = options;
        path = Path.Combine(data.Root, options.File);
        var shape = new ImageShape(1, options.Size, options.Size);
        Info = new DatasetInfo
        {
            Input = shape,
            Output = shape,
            DefaultReconstruction = new BernoulliReconstruction(),
            Classes = options.Classes,
            License = "made for this sample: no rights reserved",
        };
    }

    public DatasetInfo Info { get; }

    public string ContentHash()
    {
        Drawings(); // says what is wrong with the file before a run begins
        return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
    }

    public DataSplit Load(SplitName split)
    {
        IReadOnlyList<Drawing> drawings = Part(Drawings(), split);
        float[] pixels = [.. drawings.SelectMany(drawing => drawing.Ink(options.Size, options.Pen))];
        return new ResidentSplit(
            torch.tensor(pixels, [drawings.Count, 1, options.Size, options.Size]), labels: [.. drawings.Select(Label)]);
    }

    private IReadOnlyList<Drawing> Drawings()
    {
        IReadOnlyList<Drawing> drawings = StrokeFile.Read(path);
        if (drawings.FirstOrDefault(drawing => Label(drawing) < 0) is not { Class: { } stranger })
            return drawings;
        throw new NebulaException(
            "NB3903", $"'{stranger}' is none of the classes.", path, $"The option classes names them; now it is {string.Join(", ", options.Classes)}.");
    }

    // A fifth for the test and a fifth of the rest for validation, every class in proportion, the same on every machine.
    private IReadOnlyList<Drawing> Part(IReadOnlyList<Drawing> all, SplitName split)
    {
        var (rest, test) = StratifiedSplit.For(all, Label, share: 0.2, seed: 0);
        var (training, validation) = StratifiedSplit.For(rest, Label, share: 0.2, seed: 1);
        return split switch { SplitName.Training => training, SplitName.Validation => validation, _ => test };
    }

    private long Label(Drawing drawing) => options.Classes.ToList().IndexOf(drawing.Class);
}
