using NebulaBench.Datasets.Shapes.Parametric;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

[TestFixture(Representation.Points, ShapeTask.Autoencode)]
[TestFixture(Representation.Points, ShapeTask.Complete)]
[TestFixture(Representation.Points, ShapeTask.Classify)]
[TestFixture(Representation.Points, ShapeTask.Segment)]
[TestFixture(Representation.Voxels, ShapeTask.Autoencode)]
[TestFixture(Representation.Voxels, ShapeTask.Complete)]
[TestFixture(Representation.Voxels, ShapeTask.Segment)]
internal sealed class ParametricShapesConformance(Representation representation, ShapeTask task) : DatasetConformance
{
    protected override IDataset Create() => new ParametricShapesDataset(
        new ParametricShapesOptions
        {
            Training = 60,
            Validation = 20,
            Test = 30,
            Points = 128,
            Resolution = 16,
            Representation = representation,
            Task = task,
        },
        new Silence());
}
