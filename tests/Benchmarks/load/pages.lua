-- 500 distinct addresses of 总览 and 团队排名 for wrk: periods, indicators, units, sort orders, pages and search terms.
-- Environment: SESSION, the session's cookie; PAGE, "overview" or "teams", else both in turn.
local indicators = { "fulfilment", "coverage", "key_coverage", "substantive", "first_visit" }
local columns = { "rank", "team", "institution", "peers", "total", "d1", "d2", "d3", "d4", "d5", "d6", "active", "earned", "paid" }
local terms = { "", "%E7%AC%AC1", "%E8%A1%97%E9%81%93", "T00", "%E4%B9%A1" }
local units = { "", "990101", "990102", "990103" }

local periods = {}
for _, year in ipairs({ "2024", "2025" }) do
  periods[#periods + 1] = year
  for half = 1, 2 do periods[#periods + 1] = year .. "H" .. half end
  for quarter = 1, 4 do periods[#periods + 1] = year .. "Q" .. quarter end
  for month = 1, 12 do periods[#periods + 1] = string.format("%s-%02d", year, month) end
end

local overview, teams = {}, {}
for _, period in ipairs(periods) do
  for _, by in ipairs(indicators) do overview[#overview + 1] = "/?period=" .. period .. "&by=" .. by end
end
for _, column in ipairs(columns) do
  for _, order in ipairs({ "asc", "desc" }) do
    for _, unit in ipairs(units) do
      for _, term in ipairs(terms) do
        teams[#teams + 1] = "/teams?sort=" .. column .. "&order=" .. order .. "&unit=" .. unit .. "&q=" .. term
          .. (term == "" and unit == "" and "&page=2" or "")
      end
    end
  end
end

local page = os.getenv("PAGE")
if page == "" then page = nil end
local paths = {}
local most = page and 500 or 250
if page ~= "teams" then for at = 1, math.min(most, #overview) do paths[#paths + 1] = overview[at] end end
if page ~= "overview" then for at = 1, 500 - #paths do paths[#paths + 1] = teams[at] end end

wrk.headers["Cookie"] = os.getenv("SESSION")
wrk.headers["Accept-Encoding"] = "gzip"

local next_path = 0
request = function()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path])
end

done = function(summary, latency)
  io.write(string.format("%d addresses: %.0f requests/s, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, %d not 2xx or 3xx\n",
    #paths, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, summary.errors.status))
end
