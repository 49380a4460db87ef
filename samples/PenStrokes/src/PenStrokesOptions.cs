using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;

namespace PenStrokes;

public sealed record PenStrokesOptions
{
    // The content of the file is part of a run's identity, through its hash; where it lies is not.
    [NonSemantic]
    [Description("The file of drawings, below the data folder.")]
    [Required]
    public string File { get; init; } = "signs.strokes";

    [Description("The classes, in the order of their labels.")]
    public IReadOnlyList<string> Classes { get; init; } = ["cross", "hook", "zigzag"];

    [Description("Height and width of the pictures in pixels.")]
    [Range(4, 1024)]
    public int Size { get; init; } = 16;

    [Description("Width of the pen as a share of the picture's.")]
    [Range(0.001, 1.0)]
    public double Pen { get; init; } = 0.1;
}
