namespace NebulaBench.Datasets.Images;

/// <summary>MNIST: handwritten digits.</summary>
public sealed class MnistDataset(IdxImageOptions options, IDataFolder data) : IdxImageDataset(Collection, options, data)
{
    private static readonly IdxCollection Collection = new()
    {
        Id = "mnist",
        Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        License = "not stated by its authors; redistributors name CC BY-SA 3.0",
        Mirrors =
        [
            new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new Uri("https://storage.googleapis.com/cvdf-datasets/mnist/"),
        ],
        TrainingImages = new IdxSource(
            "train-images-idx3-ubyte",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        TrainingLabels = new IdxSource(
            "train-labels-idx1-ubyte",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "d53e105ee54ea40749a09fcbcd1e9432"),
        TestImages = new IdxSource(
            "t10k-images-idx3-ubyte",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "9fb629c4189551a2d022fa330f9573f3"),
        TestLabels = new IdxSource(
            "t10k-labels-idx1-ubyte",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "ec29112dd5afa0611ce80d1b7f02629c"),
    };
}
