using NebulaBench.Datasets.Images;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ImagesPlugin), ContractVersion.Current)]

namespace NebulaBench.Datasets.Images;

/// <summary>Registers the image datasets that are read from files.</summary>
public sealed class ImagesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddDataset<MnistDataset, IdxImageOptions>(
            "mnist",
            "Handwritten digits: 60,000 training and 10,000 test images of 28×28 gray values in 10 classes.",
            "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition, "
            + "Proceedings of the IEEE 86(11), 1998.");
        plugins.AddDataset<FashionMnistDataset, IdxImageOptions>(
            "fashion-mnist",
            "Articles of clothing: 60,000 training and 10,000 test images of 28×28 gray values in 10 classes.",
            "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms, "
            + "arXiv 1708.07747, 2017.");
        plugins.AddDataset<ImageListDataset, ImageListOptions>(
            "image-list",
            "Your own pictures, named by CSV files of source, target and label: also for denoising, completion and segmentation.");
        plugins.AddDataset<ImageFolderDataset, ImageFolderOptions>(
            "image-folder",
            "Your own pictures, in folders named after their classes, or without classes.");
    }
}
