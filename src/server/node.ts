import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { collectEarly } from '../hosts/heap.ts';
import { nodeSettings, openNodeRoot } from './nodeRoot.ts';
import { serve } from './server.ts';

collectEarly();
// Started by an editor as a process of its own, with its channel in the arguments.
serve(createConnection(ProposedFeatures.all), openNodeRoot, nodeSettings);
