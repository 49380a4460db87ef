using NebulaBench.Architectures;
using NebulaBench.Datasets;
using SkiaSharp;

namespace TestPlugins;

/// <summary>Tells which SkiaSharp, and which native library, it draws with.</summary>
public sealed class OwnSkiaArchitecture : IArchitecture
{
    public Compatibility Supports(DatasetInfo data)
    {
        using var bitmap = new SKBitmap(2, 2);
        bitmap.Erase(SKColors.Red);
        return Compatibility.No($"SkiaSharp {typeof(SKBitmap).Assembly.GetName().Version}, native {SkiaSharpVersion.Native}, pixel {bitmap.GetPixel(1, 1)}");
    }

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
