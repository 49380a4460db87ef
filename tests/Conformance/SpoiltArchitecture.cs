using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with an architecture.</summary>
internal enum ArchitectureFlaw
{
    None,
    RefusesASingleSample,
    LooksAtTheBatch,
    DrawsInEvaluation,
    IgnoresTheSeed,
    HasAnIdleParameter,
    MisnamesItsEncoder,
    HidesAWeight,
    RunsForward,
    KeepsFeatures,
    LooksAtTheOrder,
}

/// <summary>An architecture of clouds with one flaw.</summary>
internal sealed class SpoiltArchitecture(ArchitectureFlaw flaw) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => data.Input is PointCloudShape ? Compatibility.Yes : Compatibility.No("It takes clouds.");

    public Backbone Build(DatasetInfo data, long codeDimension) => new Spoilt(flaw, (PointCloudShape)data.Input, codeDimension);

    private sealed class Spoilt : Backbone
    {
        private static int built;

        private readonly ArchitectureFlaw flaw;
        private readonly PointCloudShape shape;
        private readonly Linear? encoder;
        private readonly Linear? stray;
        private readonly Linear decoder;
        private readonly Parameter? idle;
        private readonly torch.Tensor? hidden;
        private readonly List<torch.Tensor> kept = [];

        public Spoilt(ArchitectureFlaw flaw, PointCloudShape shape, long codeDimension)
            : base(nameof(Spoilt))
        {
            this.flaw = flaw;
            this.shape = shape;
            var reader = torch.nn.Linear(shape.Coordinates, FeatureWidth);
            (encoder, stray) = flaw == ArchitectureFlaw.MisnamesItsEncoder ? ((Linear?)null, reader) : (reader, null);
            decoder = torch.nn.Linear(codeDimension, shape.Elements);
            idle = flaw == ArchitectureFlaw.HasAnIdleParameter ? new Parameter(torch.zeros(3)) : null;
            RegisterComponents();
            if (flaw == ArchitectureFlaw.HidesAWeight)
                hidden = torch.randn(FeatureWidth).DetachFromDisposeScope();
            if (flaw == ArchitectureFlaw.IgnoresTheSeed)
            {
                using var noGradients = torch.no_grad();
                decoder.bias!.fill_(built++);
            }
        }

        public override long FeatureWidth => 6;

        public override torch.Tensor Encode(torch.Tensor input)
        {
            Linear reader = encoder ?? stray!;
            torch.Tensor points = flaw == ArchitectureFlaw.RunsForward ? reader.forward(input) : reader.call(input); // [batch, points, features]
            torch.Tensor features = flaw == ArchitectureFlaw.LooksAtTheOrder ? points.select(1, 0) : points.mean([1L]);
            switch (flaw)
            {
                case ArchitectureFlaw.RefusesASingleSample when input.shape[0] == 1:
                    throw new ArgumentException("one is not enough");
                case ArchitectureFlaw.LooksAtTheBatch:
                    return features - features.mean([0L], keepdim: true);
                case ArchitectureFlaw.DrawsInEvaluation:
                    return features + (torch.randn_like(features) * 1e-6);
                case ArchitectureFlaw.HidesAWeight:
                    return features * hidden!;
                case ArchitectureFlaw.KeepsFeatures:
                    kept.Add(features.detach().DetachFromDisposeScope());
                    return features;
                default:
                    return features;
            }
        }

        public override torch.Tensor Decode(torch.Tensor code, Batch? context) =>
            decoder.call(code).view(code.shape[0], shape.Points, shape.Coordinates);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                hidden?.Dispose();
                kept.ForEach(tensor => tensor.Dispose());
            }
            base.Dispose(disposing);
        }
    }
}
