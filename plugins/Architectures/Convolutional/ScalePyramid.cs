using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>The image sizes that an encoder steps through, finest first; the decoder steps back through the same.</summary>
internal static class ScalePyramid
{
    /// <summary>The steps from an image to the last layer's size, one a layer.</summary>
    public static IReadOnlyList<Scale> For(ImageShape image, IReadOnlyList<int> kernels, int stride)
    {
        var scales = new List<Scale>();
        var size = new ImageSize(image.Height, image.Width);
        foreach (int kernel in kernels)
        {
            var scale = new Scale(kernel, stride, size);
            scales.Add(scale);
            if (!scale.IsPossible)
            {
                break;
            }
            size = scale.Coarse;
        }
        return scales;
    }

    /// <summary>Whether an architecture of these layers can work on a dataset.</summary>
    public static Compatibility Supports(string architecture, DatasetInfo data, IReadOnlyList<int> kernels, int stride)
    {
        if (data.Input is not ImageShape input || data.Output is not ImageShape output)
        {
            return Compatibility.No($"{architecture} turns images into images; here the input is {data.Input} and the output {data.Output}. mlp takes both.");
        }
        if ((input.Height, input.Width) != (output.Height, output.Width))
        {
            return Compatibility.No(
                $"{architecture}'s decoder mirrors its encoder, so the output must be as high and wide as the input: {Size(input)}, not {Size(output)}; "
                + "the channels may differ.");
        }
        IReadOnlyList<Scale> scales = For(input, kernels, stride);
        return scales[^1].IsPossible ? Compatibility.Yes : Compatibility.No(TooSmall(architecture, scales, kernels.Count));
    }

    private static string TooSmall(string architecture, IReadOnlyList<Scale> scales, int layers)
    {
        Scale last = scales[^1];
        int possible = scales.Count - 1;
        if (possible == 0)
        {
            return FormattableString.Invariant($"an image of {last.Fine} is too small for {architecture}'s first layer; mlp takes it.");
        }
        string sizes = string.Join(" → ", scales.Select(scale => scale.Fine));
        string otherwise = last.Kernel % 2 == 0 ? "odd kernel sizes" : "stride 1";
        return FormattableString.Invariant(
            $"{architecture} has {layers} layers, but this image has room for {possible} ({sizes}): write at most {possible} filters, or {otherwise}.");
    }

    private static ImageSize Size(ImageShape image) => new(image.Height, image.Width);
}
