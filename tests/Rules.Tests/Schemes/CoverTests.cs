using FamilyDoctor.Analytics.Rules.Schemes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Schemes;

public class CoverTests
{
    [Fact]
    public void The_example_bands_cover_their_range() => Assert.Empty(Band.CoverFaults(Examples.Bands, 100));

    // domain.md 1.8, FJ: 合格 is the single point 60
    [Fact]
    public void A_band_may_be_a_single_point() => Assert.Empty(Band.CoverFaults(
        [
            new("不合格", 0, true, 60, false, 0), new("合格", 60, true, 60, true, 0.5m),
            new("良", 60, false, 80, true, 0.8m), new("优", 80, false, 100, true, 1),
        ],
        100));

    [Fact]
    public void An_end_in_two_bands_is_an_overlap() => Assert.Equal(
        ["分档“低” [0, 60] 与“高” [60, 100] 之间有重叠:60 同属两档"],
        Band.CoverFaults([new("低", 0, true, 60, true, 0), new("高", 60, true, 100, true, 1)], 100));

    [Fact]
    public void An_end_in_no_band_is_a_gap() => Assert.Equal(
        ["分档“低” [0, 60) 与“高” (60, 100] 之间有空缺:60 不属任何一档"],
        Band.CoverFaults([new("高", 60, false, 100, true, 1), new("低", 0, true, 60, false, 0)], 100));

    [Fact]
    public void A_stretch_in_no_band_is_a_gap() => Assert.Equal(
        ["分档“低” [0, 59] 与“高” [60, 100] 之间有空缺"],
        Band.CoverFaults([new("低", 0, true, 59, true, 0), new("高", 60, true, 100, true, 1)], 100));

    [Fact]
    public void A_stretch_in_two_bands_is_an_overlap() => Assert.Equal(
        ["分档“低” [0, 70) 与“高” [60, 100] 之间有重叠"],
        Band.CoverFaults([new("低", 0, true, 70, false, 0), new("高", 60, true, 100, true, 1)], 100));

    [Fact]
    public void Bands_that_start_late_or_end_early_are_found() => Assert.Equal(
        [
            "最低分档“中” [1, 100) 的下限与应覆盖的 [0, 100] 不一致",
            "最高分档“中” [1, 100) 的上限与应覆盖的 [0, 100] 不一致",
        ],
        Band.CoverFaults([new("中", 1, true, 100, false, 1)], 100));

    [Fact]
    public void A_band_that_holds_nothing_is_found() =>
        Assert.Contains("分档“空” [60, 60) 不含任何数值", Band.CoverFaults([.. Examples.Bands, new("空", 60, true, 60, false, 0)], 100));

    [Fact]
    public void No_bands_at_all_cover_nothing() => Assert.Equal(["没有任何分档,应覆盖 [0, 100]"], Band.CoverFaults([], 100));

    static readonly Gen<Band[]> Cuts =
        from count in Gen.Choose(0, 8)
        from ends in Gen.ArrayOf(Gen.Choose(1, 9_999).Select(end => end / 100m), count)
        from below in Gen.ArrayOf(Gen.Elements(true, false), ends.Length)
        select Chain([.. ends.Distinct().Order()], below);

    [Fact]
    public void Bands_cut_anywhere_hold_every_total_exactly_once() => Laws.Hold(
        from bands in Cuts from total in Laws.Hundredths(0, 100) select (bands, total),
        both => Band.CoverFaults(both.bands, 100).Count == 0 && both.bands.Count(band => band.Range.Contains(both.total)) == 1);

    [Fact]
    public void Taking_one_band_out_is_always_found() => Laws.Hold(
        from bands in Cuts from index in Gen.Choose(0, bands.Length - 1) select bands.Where((_, i) => i != index).ToArray(),
        bands => Band.CoverFaults(bands, 100).Count > 0);

    static Band[] Chain(decimal[] ends, bool[] below) =>
    [
        .. Enumerable.Range(0, ends.Length + 1).Select(i => new Band(
            $"第 {i} 档",
            i == 0 ? 0 : ends[i - 1],
            i == 0 || !below[i - 1],
            i == ends.Length ? 100 : ends[i],
            i == ends.Length || below[i],
            i)),
    ];
}
