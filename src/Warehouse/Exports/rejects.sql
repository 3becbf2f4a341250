-- one row per rejected row of a file
select
    version.version as "版本", rejects.sender as "报送单位", rejects.period as "报送期", rejects.file as "文件",
    rejects.line as "行", rejects.column_title as "列", rejects.found as "实际内容", rejects.expected as "应为", rejects.reason as "原因"
from meta.rejects as rejects
cross join meta.version as version
where
    ($institution is null or rejects.sender = $institution)
    and (
        $unit is null
        or rejects.sender = $unit
        or rejects.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
order by rejects.arrival, rejects.record, rejects.line, rejects.column_title
