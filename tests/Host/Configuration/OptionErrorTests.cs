namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What is said of options, the suite's own and plugins' alike.</summary>
public sealed class OptionErrorTests
{
    [TestCase("training: { epoch: 2 }", "6:13  training.epoch  unknown key 'epoch'  did you mean 'epochs'? known keys: epochs, batch_size, drop_incomplete_batch, fast, clip_gradient_norm, early_stopping, validate_every, evaluate, checkpoint_every, checkpoint_seconds, device, optimizer, schedule  [NB1101]")]
    [TestCase("training: { epochs: many }", "6:21  training.epochs  'many' is not a whole number  write a whole number such as 20  [NB1103]")]
    [TestCase("training: { epochs: 2.5 }", "6:21  training.epochs  '2.5' is not a whole number  write a whole number such as 20  [NB1103]")]
    [TestCase("training: { epochs: 2e1 }", "6:21  training.epochs  '2e1' is not a whole number  write it out: 20  [NB1103]")]
    [TestCase("training: { epochs: '20' }", "6:21  training.epochs  is the text '20', not a whole number  leave the quotes out  [NB1103]")]
    [TestCase("training: { epochs: 1__0 }", "6:21  training.epochs  '1__0' is not a whole number  write a whole number such as 20  [NB1103]")]
    [TestCase("training: { epochs: }", "6:21  training.epochs  has no value  write a whole number, or remove the key  [NB1103]")]
    [TestCase("training: { epochs: { a: 1 } }", "6:21  training.epochs  is a map, but must be a whole number  write a whole number  [NB1103]")]
    [TestCase("training: { epochs: [] }", "6:21  training.epochs  the list is empty, which leaves nothing to run  write a whole number, or several of them in a list  [NB1108]")]
    [TestCase("training: { epochs: [1, [2]] }", "6:25  training.epochs[1]  is a list inside a list, but must be a whole number  write one list of all values  [NB1103]")]
    [TestCase("training: { epochs: -1 }", "6:21  training.epochs  -1 is out of range  write a number from 0 to 1000000  [NB1105]")]
    [TestCase("training: { epochs: 99999999999 }", "6:21  training.epochs  99999999999 is too large  write a smaller number  [NB1105]")]
    [TestCase("training: { optimizer: { beta1: 1.4 } }", "6:33  training.optimizer.beta1  1.4 is out of range  write a number from 0 to 1  [NB1105]")]
    [TestCase("training: { optimizer: { learning_rate: 1e999 } }", "6:41  training.optimizer.learning_rate  1e999 is too large  write a smaller number  [NB1105]")]
    [TestCase("training: { optimizer: { learning_rate: .nan } }", "6:41  training.optimizer.learning_rate  '.nan' is not a number  write a number such as 0.5 or 2e-4  [NB1103]")]
    [TestCase("training:\n  clip_gradient_norm: 0,5", "7:23  training.clip_gradient_norm  '0,5' is not a number  write 0.5: the decimal sign is a point  [NB1103]")]
    [TestCase("training: { optimizer: { id: adam, momentum: 0.9 } }", "6:36  training.optimizer.momentum  unknown key 'momentum'  known keys: id, learning_rate, weight_decay, beta1, beta2, epsilon  [NB1101]")]
    [TestCase("training: { optimizer: { id: adamm } }", "6:30  training.optimizer.id  there is no optimizer 'adamm'  did you mean 'adam' or 'adamw'? known optimizers: adam, adamw, rmsprop, sgd  [NB1202]")]
    [TestCase("training: { drop_incomplete_batch: yes }", "6:36  training.drop_incomplete_batch  'yes' is neither true nor false  write true  [NB1103]")]
    [TestCase("training: { drop_incomplete_batch: off }", "6:36  training.drop_incomplete_batch  'off' is neither true nor false  write false  [NB1103]")]
    [TestCase("training: { drop_incomplete_batch: 1 }", "6:36  training.drop_incomplete_batch  '1' is neither true nor false  write true or false  [NB1103]")]
    [TestCase("training: { device: gpu }", "6:21  training.device  'gpu' is not allowed  must be cpu, cuda or cuda:<index>  [NB1106]")]
    [TestCase("training: { device: '' }", "6:21  training.device  '' is not allowed  must be cpu, cuda or cuda:<index>  [NB1106]")]
    [TestCase("training: { early_stopping: { monitor: '' } }", "6:40  training.early_stopping.monitor  is empty  give it a value  [NB1106]")]
    [TestCase("training:", "6:10  training  has no value  write a map, or remove the key  [NB1103]")]
    [TestCase("evaluation: { neighbors: 5 }", "6:26  evaluation.neighbors  is a single value, but must be a list of whole numbers  write [5]  [NB1103]")]
    [TestCase("evaluation: { neighbors: [] }", "6:26  evaluation.neighbors  has 0 entries  write at least 1 entry  [NB1106]")]
    [TestCase("evaluation: { neighbors: [1, x] }", "6:30  evaluation.neighbors[1]  'x' is not a whole number  write a whole number such as 20  [NB1103]")]
    [TestCase("evaluation: { neighbors: [[1], 2] }", "6:32  evaluation.neighbors[1]  is a single value, but must be a list of whole numbers  write [2]  [NB1103]")]
    [TestCase("evaluation: { at_most: 0,5 }", "6:26  evaluation.5  unknown key '5'  the decimal sign is a point, not a comma  [NB1101]")]
    [TestCase("seeds: 5", "6:8  seeds  is a single value, but must be a list of whole numbers  write [5]  [NB1103]")]
    [TestCase("seeds: []", "6:8  seeds  has 0 entries  write at least 1 entry  [NB1106]")]
    [TestCase("seeds: [-1]", "6:9  seeds[0]  -1 is out of range  write a number at least 0  [NB1105]")]
    [TestCase("seeds: [0, 1, 0]", "6:15  seeds[2]  the seed 0 is there twice and would be run twice  remove one of the two  [NB1204]")]
    [TestCase("seeds: [[0], [1]]", "6:8  seeds  must be a list of whole numbers and cannot make a product  write one value  [NB1103]")]
    [TestCase("description: [a, b]", "6:14  description  must be a text and cannot make a product  write one value  [NB1103]")]
    [TestCase("training: { epochs: [5, 5] }", "6:11  training  two entries of a list mean the same and would be run twice  remove one of the two  [NB1204]")]
    [TestCase("trainning: {}", "6:1  trainning  unknown key 'trainning'  did you mean 'training'? known keys: name, description, extends, dataset, architecture, objective, reconstruction, latent_dimension, seeds, incompatible, baselines, training, evaluation, tracking, launcher  [NB1101]")]
    public void Load_WrongOption_SaysWhereWhatAndWhatWouldWork(string more, string error)
    {
        Assert.That(ExperimentFolder.ErrorsOf(more + "\n"), Is.EqualTo(new[] { "exp.yaml:" + error }));
    }

    [TestCase("dataset: { id: mnist, subset: 0 }", "1:31  dataset.subset  0 is out of range  write a number at least 1  [NB1105]")]
    [TestCase("dataset: { id: mnist, noise: -1 }", "1:30  dataset.noise  -1 is out of range  write a number at least 0  [NB1105]")]
    [TestCase("dataset: { id: mnist, noise: 1e300 }", "1:30  dataset.noise  1e300 is too large  write a smaller number  [NB1105]")]
    [TestCase("dataset: { id: table }", "1:10  dataset.columns  is missing  write columns: a whole number  [NB1102]")]
    [TestCase("dataset: { id: table, columns: 3, file: }", "1:41  dataset.file  has no value  write a text  [NB1102]")]
    [TestCase("architecture: { id: mlp, dropout: 0.3 }", "1:35  architecture.dropout  '0.3' is not allowed  write one of 0 | 0.5  [NB1106]")]
    [TestCase("architecture: { id: mlp, activation: R2 }", "1:38  architecture.activation  'R2' is not allowed  write a text that matches [a-z]+  [NB1106]")]
    [TestCase("architecture: { id: mlp, widths: [1, 9999] }", "1:38  architecture.widths[1]  9999 is out of range  write a number from 1 to 4096  [NB1105]")]
    [TestCase("objective: { id: nvc, metric: { steepness: 0 } }", "1:44  objective.metric.steepness  0 is out of range  write a number above 0 and at most 10  [NB1105]")]
    [TestCase("objective: { id: nvc, metric: { order: thrid } }", "1:40  objective.metric.order  'thrid' is not one of the values  known values: first-order, second-order, both  [NB1104]")]
    [TestCase("objective: { id: nvc, variational: false, weight: 1 }", "1:51  objective.weight  a weight of 1 needs a posterior  change one of the options  [NB1107]")]
    [TestCase("objective: [{ id: ae }, { id: nvc, anchers: 5 }]", "1:36  objective[1].anchers  unknown key 'anchers'  did you mean 'anchors'? known keys: id, label, anchors, variational, weight, metric  [NB1101]")]
    [TestCase("objective: { id: ae, beta: 5 }", "1:22  objective.beta  unknown key 'beta'  known keys: id, label  [NB1101]")]
    public void Load_WrongPluginOption_KeepsItsPosition(string component, string error)
    {
        string key = component[..component.IndexOf(':', StringComparison.Ordinal)];
        IEnumerable<string> others = ExperimentFolder.Minimal.Split('\n').Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal));
        using var folder = new ExperimentFolder();
        string[] errors = folder.With("exp.yaml", component + "\n" + string.Join('\n', others)).Errors();
        Assert.That(errors.Take(1), Is.EqualTo(new[] { "exp.yaml:" + error }));
    }

    [Test]
    public void Load_PluginOptionWithoutItsRequired_NamesEach()
    {
        string[] errors = ExperimentFolder.ErrorsOf("", "dataset=table");
        Assert.That(errors, Is.EqualTo(new[]
        {
            "--set dataset  dataset.columns  is missing  write columns: a whole number  [NB1102]",
            "--set dataset  dataset.file  is missing  write file: a text  [NB1102]",
        }));
    }

    [Test]
    public void Load_EmptyMap_NamesEveryMissingKey()
    {
        using var folder = new ExperimentFolder();
        Assert.That(folder.With("exp.yaml", "{}").Errors(), Is.EqualTo(new[]
        {
            "exp.yaml:1:1  architecture  is missing  write architecture: { id: … }  [NB1102]",
            "exp.yaml:1:1  dataset  is missing  write dataset: { id: … }  [NB1102]",
            "exp.yaml:1:1  latent_dimension  is missing  write latent_dimension: a whole number  [NB1102]",
            "exp.yaml:1:1  name  is missing  write name: a text  [NB1102]",
            "exp.yaml:1:1  objective  is missing  write objective: { id: … }  [NB1102]",
        }));
    }

    [Test]
    public void Load_ErrorInAProduct_IsReportedOnce() =>
        Assert.That(ExperimentFolder.ErrorsOf("", "objective={ id: nvc, anchors: [5, 10], weight: [0, 1], x: 1, variational: false }"), Is.EqualTo(new[]
        {
            "--set objective  objective.weight  a weight of 1 needs a posterior  change one of the options  [NB1107]",
            "--set objective  objective.x  unknown key 'x'  known keys: id, label, anchors, variational, weight, metric  [NB1101]",
        }));
}
