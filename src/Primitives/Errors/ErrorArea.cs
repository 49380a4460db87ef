namespace NebulaBench.Errors;

/// <summary>What an error code's first digit says about where a mistake lies.</summary>
public enum ErrorArea
{
    /// <summary>A defect of the suite itself.</summary>
    Internal = 0,

    /// <summary>NB1xxx: an experiment file or the command line.</summary>
    Configuration = 1,

    /// <summary>NB2xxx: a plugin that cannot be loaded or used.</summary>
    Plugin = 2,

    /// <summary>NB3xxx: a data file.</summary>
    Data = 3,

    /// <summary>NB4xxx: a training run.</summary>
    Training = 4,

    /// <summary>NB5xxx: evaluation or reporting.</summary>
    Evaluation = 5,
}
