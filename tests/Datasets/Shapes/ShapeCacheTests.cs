using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class ShapeCacheTests : ILogger
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];

    private readonly List<string> warnings = [];
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        warnings.Clear();
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [TestCase(false, false)]
    [TestCase(true, true)]
    public void Find_KeptCloud_IsBitForBitTheSame(bool normals, bool parts)
    {
        Mesh mesh = Solids.Box(1, 2, 3, part: parts ? (byte)7 : null);
        PointCloud cloud = SurfaceSampler.Sample(mesh, 100, normals, new RandomStream(1));
        new ShapeCache(data, this).Keep(Key, cloud);
        var found = (PointCloud)new ShapeCache(data, this).Find(Key)!;

        Assert.That(found.Coordinates, Is.EqualTo(cloud.Coordinates));
        Assert.That(found.Normals, Is.EqualTo(cloud.Normals));
        Assert.That(found.Parts, Is.EqualTo(cloud.Parts));
    }

    [Test]
    public void Find_KeptGrid_IsTheSame()
    {
        VoxelGrid grid = SurfaceVoxels.For(Solids.Ball(0.9f, 10), 16);
        new ShapeCache(data, this).Keep(Key, grid);
        var found = (VoxelGrid)new ShapeCache(data, this).Find(Key)!;

        Assert.That(found.Cells, Is.EqualTo(grid.Cells));
        Assert.That(found.Resolution, Is.EqualTo(16));
        Assert.That(Directory.GetFiles(data.Cache, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1), "no draft is left");
    }

    [Test]
    public void Find_Damaged_IsNothing()
    {
        var cache = new ShapeCache(data, this);
        cache.Keep(Key, SurfaceVoxels.For(Solids.Ball(0.9f, 10), 8));
        byte[] whole = File.ReadAllBytes(cache.PathOf(Key));
        foreach (int length in new[] { 0, 7, 39, whole.Length - 1 })
        {
            File.WriteAllBytes(cache.PathOf(Key), whole[..length]);
            Assert.That(cache.Find(Key), Is.Null);
        }
        for (int at = 0; at < whole.Length; at += 11)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 4;
            File.WriteAllBytes(cache.PathOf(Key), changed);
            Assert.That(cache.Find(Key), Is.Null);
        }
    }

    // The hash is right: another program, or somebody, has written it.
    [TestCase(1, 2_000)]
    [TestCase(1, -1)]
    [TestCase(0, int.MaxValue)]
    public void Find_ResultThatClaimsMoreThanItCanHold_IsNothing(byte kind, int size)
    {
        var cache = new ShapeCache(data, this);
        byte[] claim = [kind, 0, 0, 0, .. BitConverter.GetBytes(size), 3, 0];
        Directory.CreateDirectory(Path.GetDirectoryName(cache.PathOf(Key))!);
        File.WriteAllBytes(cache.PathOf(Key), [.. claim, .. SHA256.HashData(claim)]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(cache.Find(Key), Is.Null);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Prepare_CacheDamaged_MakesTheSameAgainAndMendsIt()
    {
        string path = data.Write("a.off", MeshFiles.Off(Solids.Ball(1, 8)));
        float[] Coordinates() => ((PointCloud)new MeshFileModel(path, 0, new ShapeCache(data, this), UpAxis.Y)
            .Prepare(new ShapeRecipe { Points = 64 }).Shape).Coordinates;
        float[] first = Coordinates();
        string kept = Directory.GetFiles(data.Cache, "*", SearchOption.AllDirectories).Single();
        byte[] whole = File.ReadAllBytes(kept);
        File.WriteAllBytes(kept, whole[..50]);

        Assert.That(Coordinates(), Is.EqualTo(first));
        Assert.That(File.ReadAllBytes(kept), Is.EqualTo(whole));
        Assert.That(Coordinates(), Is.EqualTo(first));
        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void Prepare_AnythingThatMatters_HasAResultOfItsOwn()
    {
        string path = data.Write("a.off", MeshFiles.Off(Solids.Ball(1, 8)));
        var recipe = new ShapeRecipe { Points = 16, Resolution = 8 };
        ShapeRecipe[] recipes =
        [
            recipe, recipe with { Points = 17 }, recipe with { Normals = true }, recipe with { Seed = 1 },
            recipe with { Normalize = Normalization.Cube },
            recipe with { Representation = Representation.Voxels },
            recipe with { Representation = Representation.Voxels, Resolution = 9 },
            recipe with { Representation = Representation.Voxels, Fill = VoxelFill.Solid },
        ];
        var cache = new ShapeCache(data, this);
        foreach (ShapeRecipe each in recipes)
        {
            new MeshFileModel(path, 0, cache, UpAxis.Y).Prepare(each);
        }
        new MeshFileModel(path, 0, cache, UpAxis.Z).Prepare(recipe);
        new MeshFileModel(path, 0, cache, UpAxis.Y).Prepare(recipe with { Resolution = 99 }); // of no matter for points

        Assert.That(Directory.GetFiles(data.Cache, "*", SearchOption.AllDirectories), Has.Length.EqualTo(recipes.Length + 1));
    }

    [Test]
    public void Keep_FolderThatCannotBe_WarnsOnceAndGoesOn()
    {
        File.WriteAllText(data.Cache, "a file where the folder should be");
        var cache = new ShapeCache(data, this);
        VoxelGrid grid = SurfaceVoxels.For(Solids.Box(1, 1, 1), 4);
        cache.Keep(Key, grid);
        cache.Keep(Key, grid);

        Assert.That(cache.Find(Key), Is.Null);
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(warnings[0], Does.StartWith($"Points and voxels cannot be kept in {Path.Combine(data.Cache, "shapes")} and will be made again"));
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        warnings.Add(formatter(state, exception));
}
