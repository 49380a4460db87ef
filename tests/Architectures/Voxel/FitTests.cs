using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Voxel.Tests;

public sealed class FitTests
{
    [Test]
    public void Supports_NoVolume_SaysWhatTakesIt() =>
        Assert.That(Reason(new ImageShape(1, 28, 28), new ImageShape(1, 28, 28)),
            Is.EqualTo("voxel takes volumes, but the input is image 1×28×28: conv takes images, pointnet point clouds, mlp vectors."));

    [Test]
    public void Supports_NoCube_SaysHowToMakeOne() =>
        Assert.That(Reason(new VolumeShape(1, 8, 16, 8), new VolumeShape(1, 8, 16, 8)),
            Is.EqualTo("voxel takes cubes, but the input is volume 1×8×16×8: pad it to the longest of its sides, 16, or use mlp."));

    [Test]
    public void Supports_OutputOfAnotherSide_SaysWhichItMustHave() =>
        Assert.That(Reason(Shapes.Cube(1, 16), Shapes.Cube(1, 8)),
            Is.EqualTo("voxel emits a vector, or a volume with the input's sides and any channels; here the input is volume 1×16×16×16 and the "
                + "output volume 1×8×8×8. mlp takes both."));

    [Test]
    public void Supports_PointsToComeOut_SaysWhatItEmits() =>
        Assert.That(Reason(Shapes.Cube(1, 16), new PointCloudShape(8, 3)),
            Is.EqualTo("voxel emits a vector, or a volume with the input's sides and any channels; here the input is volume 1×16×16×16 and the "
                + "output point cloud 8×3. mlp takes both."));

    [Test]
    public void Supports_TooManyStrides_SaysHowManyFiltersTheVolumeHasRoomFor() =>
        Assert.That(new VoxelFireArchitecture(new VoxelFireOptions { Filters = [16, 16, 16, 16, 16] }).Supports(Shapes.Data(Shapes.Cube(1, 8))).Reason,
            Is.EqualTo("voxel-fire has 5 layers, but this volume has room for 3 (sides 8 → 4 → 2 → 1): write at most 3 filters, or stride 1."));

    [Test]
    public void Supports_OneCell_SaysItIsTooSmall() =>
        Assert.That(Reason(Shapes.Cube(1, 1), Shapes.Cube(1, 1)), Is.EqualTo("a volume of side 1 is too small for voxel's first layer; mlp takes it."));

    private static string? Reason(SampleShape input, SampleShape output) =>
        new VoxelArchitecture(new VoxelOptions()).Supports(Shapes.Data(input, output)).Reason;
}
