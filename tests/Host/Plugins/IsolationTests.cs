using MathNet.Numerics.LinearAlgebra;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Reconstructions;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Plugins;

/// <summary>Plugins with older libraries than the program's, all in one process.</summary>
public sealed class IsolationTests
{
    [Test]
    public void Load_PluginWithOlderManagedLibrary_ComputesWithItsOwnAndTheProgramWithItsOwn()
    {
        string before = OfTheProgram(typeof(Matrix<double>));

        string said = WhatItSays("OwnMathNet", "own-mathnet");

        Assert.That(said, Is.EqualTo("MathNet.Numerics 4.15.0.0, determinant 8"));
        Assert.That(before, Is.EqualTo("5.0.0.0"));
        Assert.That(OfTheProgram(typeof(Matrix<double>)), Is.EqualTo(before));
        Assert.That(Matrix<double>.Build.DiagonalIdentity(2).Determinant(), Is.EqualTo(1));
    }

    [Test]
    public void Load_PluginWithOlderNativeLibrary_DrawsWithItsOwnAndTheProgramWithItsOwn()
    {
        Version ofTheProgram = SkiaSharpVersion.Native; // the program's is loaded first

        string said = WhatItSays("OwnSkia", "own-skia");

        Assert.That(said, Is.EqualTo("SkiaSharp 2.88.0.0, native 88.1, pixel #ffff0000"));
        Assert.That(ofTheProgram, Is.EqualTo(new Version(119, 0)));
        using var bitmap = new SKBitmap(1, 1);
        bitmap.Erase(SKColors.Blue);
        Assert.That(bitmap.GetPixel(0, 0), Is.EqualTo(SKColors.Blue));
        Assert.That(SkiaSharpVersion.Native, Is.EqualTo(ofTheProgram));
    }

    [Test]
    public void SharedAssemblies_All_AreThoseThePageNames() =>
        Assert.That(
            SharedAssemblies.All.Select(shared => $"- `{shared.Name}`"),
            Is.EqualTo(File.ReadLines(Path.Combine(Testing.RepositoryRoot.Find(), "docs", "plugins", "isolation.md"))
                .Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line.Split(',', ':')[0])));

    private static string OfTheProgram(Type type) => type.Assembly.GetName().Version!.ToString();

    private static string WhatItSays(string plugin, string id)
    {
        ComponentDescriptor component = Fixtures.Load(plugin).Find(ComponentKind.Architecture, id)!;
        using ServiceProvider services = HostServices.Build(HostSettings.Create([], null, null, null));
        var shape = new ImageShape(1, 2, 2);
        return services.GetRequiredService<ComponentFactory>().Create<IArchitecture>(component, new NoOptions()).Supports(new DatasetInfo
        {
            Input = shape,
            Output = shape,
            DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
        }).Reason!;
    }
}
