using System.Security.Cryptography;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>A dataset of MNIST's format with 60 training and 20 test images, made for a test.</summary>
internal sealed class TinyDataset(IdxCollection collection, IdxImageOptions options, IDataFolder data)
    : IdxImageDataset(collection, options, data)
{
    public const string Id = "tiny";
    public const int Training = 60;
    public const int Test = 20;

    public static byte[] TrainingImages { get; } = IdxBytes.RandomImages(Training, 1);

    public static byte[] TrainingLabels { get; } = IdxBytes.RegularLabels(Training);

    public static byte[] TestImages { get; } = IdxBytes.RandomImages(Test, 2);

    public static byte[] TestLabels { get; } = IdxBytes.RegularLabels(Test);

    /// <summary>Options that fit so few samples.</summary>
    public static IdxImageOptions Options { get; } = new() { Validation = 10 };

    public static TinyDataset Create(IDataFolder data, IdxImageOptions? options = null) => new(
        new IdxCollection
        {
            Id = Id,
            Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            License = "none",
            Mirrors = [new Uri("https://example.org/tiny/")],
            TrainingImages = Source("train-images", TrainingImages),
            TrainingLabels = Source("train-labels", TrainingLabels),
            TestImages = Source("test-images", TestImages),
            TestLabels = Source("test-labels", TestLabels),
        },
        options ?? Options,
        data);

    /// <summary>Writes the four files, two plain and two packed.</summary>
    public static void Write(TemporaryData data)
    {
        data.Write("train-images.gz", TemporaryData.Gzip(TrainingImages));
        data.Write("train-labels", TrainingLabels);
        data.Write("test-images", TestImages);
        data.Write("test-labels.gz", TemporaryData.Gzip(TestLabels));
    }

    private static IdxSource Source(string name, byte[] content) =>
        new(name, Convert.ToHexStringLower(SHA256.HashData(content)), "0123456789abcdef0123456789abcdef");
}
