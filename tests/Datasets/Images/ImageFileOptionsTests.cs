using System.ComponentModel.DataAnnotations;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class ImageFileOptionsTests
{
    [Test]
    public void Validate_OneSide_NeedsTheOther() => Assert.That(
        Complaint(new ImageFolderOptions { Height = 5 }), Is.EqualTo("height and width must be given together"));

    [Test]
    public void Validate_SegmentationWithoutSegments_IsRefused() => Assert.That(
        Complaint(new ImageListOptions { Task = ImageTask.Segmentation }),
        Is.EqualTo("segmentation needs segments, the number of classes of a pixel, of at least 2"));

    [Test]
    public void Validate_VoidLabelOfAClass_IsRefused() => Assert.That(
        Complaint(new ImageListOptions { Task = ImageTask.Segmentation, Segments = 3, VoidLabel = 2 }),
        Is.EqualTo("void_label must not be the label of a class"));

    [Test]
    public void Validate_Defaults_AreFine() => Assert.That(Complaint(new ImageListOptions()), Is.Null);

    [Test, NonParallelizable]
    public void DecodingThreads_NotGiven_AreAsManyAsTheRunMayUse()
    {
        int before = torch.get_num_threads();
        try
        {
            torch.set_num_threads(3);
            Assert.That(new ImageListOptions().DecodingThreads(), Is.EqualTo(3));
            Assert.That(new ImageListOptions { Threads = 5 }.DecodingThreads(), Is.EqualTo(5));
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    private static string? Complaint(ImageFileOptions options) =>
        options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage;
}
