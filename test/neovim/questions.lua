-- Runs inside Neovim, headless: attaches `plan-nav lsp` to documents of the workspace with Neovim's own LSP client, asks
-- what a person would ask, and writes the answers to a file. Written for Neovim 0.7, which Debian 12 has.

local root = vim.env.PLAN_ROOT
local patience = 20000
local answers = {}

local function open(path)
	vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. path))
	vim.bo.filetype = 'markdown'
end

--- Puts the cursor on the first place where a text stands.
local function go_to(text)
	vim.fn.cursor(1, 1)
	assert(vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'c') > 0, 'not found: ' .. text)
end

--- The result of a request at the cursor; nil where the server answers nothing.
local function ask(method, more)
	local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
	for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, patience) or {}) do
		assert(answer.err == nil, vim.inspect(answer.err))
		return answer.result
	end
end

local function run()
	open('input.md')
	local client = vim.lsp.start_client({
		name = 'plan-navigator',
		cmd = vim.fn.json_decode(vim.env.PLAN_SERVER),
		root_dir = root,
		workspace_folders = { { uri = vim.uri_from_fname(root), name = 'sample' } },
	})
	vim.lsp.buf_attach_client(0, client)
	vim.wait(patience, function() return #vim.diagnostic.get(0) > 0 end)
	answers.diagnostics = vim.tbl_map(function(each)
		return { line = each.lnum + 1, message = each.message, code = each.code }
	end, vim.diagnostic.get(0))

	go_to('specs/forecast_api.md:11-15')
	answers.hover = ask('textDocument/hover')
	answers.definition = ask('textDocument/definition')
	go_to('C2.A1')
	answers.idDefinition = ask('textDocument/definition')
	answers.symbols = ask('workspace/symbol', { query = 'selector map' })

	open('plans/active/FORECAST-ENGINE-001/phase_c2_regression.md')
	vim.lsp.buf_attach_client(0, client)
	go_to('C2.A1 |')
	answers.references = ask('textDocument/references', { context = { includeDeclaration = false } })
	vim.lsp.buf.rename('C2.A7')
	local row = vim.fn.line('.')
	vim.wait(patience, function() return vim.fn.getline(row):find('C2.A7', 1, true) ~= nil end)
	answers.renamedRow = vim.fn.getline(row)
	answers.renamedBrief = vim.fn.getbufline(vim.fn.bufnr('input.md'), 8)[1]
end

local ok, failure = xpcall(run, debug.traceback)
if not ok then
	answers.failure = failure
end
vim.fn.writefile({ vim.fn.json_encode(answers) }, vim.env.PLAN_ANSWERS)
vim.cmd('qall!')
