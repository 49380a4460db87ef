using Absent;

namespace Middle;

public static class MiddleText
{
    public static string Summary() => AbsentText.Summary();
}
