using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Raw;

/// <summary>Features without an encoder: what the data say by themselves, which every encoder should beat.</summary>
public sealed class RawArchitecture : IArchitecture
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Input is PointLabelsShape ? Compatibility.No("raw takes vectors, images, volumes, point clouds and sequences.") : Compatibility.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new RawBackbone(RawFeatures.From(data.Input), data.Output, codeDimension);
}

/// <summary>The features as they are, and one linear layer from the code to the output; for sequences to one distribution for all places.</summary>
internal sealed class RawBackbone : Backbone
{
    private readonly RawFeatures features;
    private readonly SampleShape output;
    private readonly Linear decoder;

    public RawBackbone(RawFeatures features, SampleShape output, long codeDimension)
        : base("raw")
    {
        this.features = features;
        this.output = output;
        decoder = torch.nn.Linear(codeDimension, output is SequenceShape sequence ? sequence.Vocabulary : output.Elements);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => features.Width;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => features.Extract(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        torch.Tensor decoded = decoder.call(code);
        return output is SequenceShape sequence
            ? decoded.unsqueeze(2).expand(-1, -1, sequence.Length)
            : decoded.view([-1, .. output.Axes]);
    }
}

/// <summary>A sample's own numbers as a vector whose places mean the same for all samples.</summary>
internal abstract class RawFeatures
{
    /// <summary>How many numbers there are.</summary>
    public abstract long Width { get; }

    /// <summary>The vectors of a batch, [batch, <see cref="Width"/>], float32.</summary>
    public abstract torch.Tensor Extract(torch.Tensor input);

    /// <summary>
    /// The numbers as they lie where each has its place. Points have no order and tokens are names, not numbers: there it is how many points
    /// lie in each cell of space, and how often each token occurs.
    /// </summary>
    public static RawFeatures From(SampleShape input) => input switch
    {
        SequenceShape sequence => new TokenShares(sequence.Vocabulary),
        PointCloudShape => new CellShares(),
        _ => new Values(input.Elements),
    };

    private sealed class Values(long width) : RawFeatures
    {
        public override long Width => width;

        public override torch.Tensor Extract(torch.Tensor input) => input.flatten(1);
    }

    private sealed class TokenShares(long vocabulary) : RawFeatures
    {
        public override long Width => vocabulary;

        public override torch.Tensor Extract(torch.Tensor input)
        {
            torch.Tensor isToken = input.ne(SpecialTokens.Padding).to_type(torch.float32);
            torch.Tensor counts = torch.zeros([input.shape[0], vocabulary], torch.float32, input.device).scatter_add(1, input, isToken);
            return counts / isToken.sum(1L, keepdim: true).clamp_min(1);
        }
    }

    private sealed class CellShares : RawFeatures
    {
        // Clouds are normalized to the unit sphere or cube around the origin; what lies outside counts to the outermost cells.
        private const long Side = 8;

        public override long Width => Side * Side * Side;

        public override torch.Tensor Extract(torch.Tensor input)
        {
            torch.Tensor cell = ((input.narrow(2, 0, 3) + 1) * (Side / 2.0)).floor().clamp(0, Side - 1).to_type(torch.int64);
            torch.Tensor index = (((cell.select(2, 2) * Side) + cell.select(2, 1)) * Side) + cell.select(2, 0);
            torch.Tensor share = torch.full(index.shape, 1.0f / index.shape[1], torch.float32, input.device);
            return torch.zeros([input.shape[0], Width], torch.float32, input.device).scatter_add(1, index, share);
        }
    }
}
