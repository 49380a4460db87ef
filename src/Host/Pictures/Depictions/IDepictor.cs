using TorchSharp;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Draws samples of one kind.</summary>
internal interface IDepictor
{
    /// <summary>Samples that are numbers.</summary>
    /// <param name="samples">[batch, …axes of the kind].</param>
    IReadOnlyList<Picture> Values(torch.Tensor samples);

    /// <summary>Samples that are a label for each place.</summary>
    /// <param name="labels">[batch, …places], int64.</param>
    /// <param name="places">What went in, for labels whose places are there: the points of a cloud.</param>
    IReadOnlyList<Picture> Labels(torch.Tensor labels, torch.Tensor? places);
}
