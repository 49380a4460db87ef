using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace NebulaBench.Abstractions.Tests.Architectures;

[TestFixture]
internal sealed class PackedReaderTests
{
    [Test]
    public void Call_PackedSequences_GivesWhatTheLayerGives()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GRU gru = torch.nn.GRU(3, 5, batchFirst: true);
        using RNN plain = torch.nn.RNN(3, 5, batchFirst: true);
        using PackedSequence packed = pack_padded_sequence(torch.randn(2, 4, 3), torch.tensor([2L, 4L]), batch_first: true, enforce_sorted: false);

        Same(new PackedReader(gru).call(packed), gru.call(packed));
        Same(new PackedReader(plain).call(packed), plain.call(packed));
    }

    [Test]
    public void Parameters_OfAReader_AreItsLayersOnly()
    {
        using GRU gru = torch.nn.GRU(3, 5);
        using (var reader = new PackedReader(gru))
        {
            Assert.That(reader.parameters(), Is.Empty);
            Assert.That(reader.Layer, Is.SameAs(gru));
        }

        Assert.That(gru.parameters().First().IsInvalid, Is.False, "the layer went with its reader");
    }

    private static void Same((PackedSequence States, torch.Tensor Last) actual, (PackedSequence States, torch.Tensor Last) expected)
    {
        using (actual.States)
        using (expected.States)
        {
            Assert.That(actual.Last.Equals(expected.Last));
            Assert.That(actual.States.data.Equals(expected.States.data));
        }
    }
}
